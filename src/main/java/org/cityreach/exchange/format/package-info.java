/** The formats rows come in: detection, a look through the whole file, and streaming of its rows. */
@NullMarked
package org.cityreach.exchange.format;

import org.jspecify.annotations.NullMarked;
