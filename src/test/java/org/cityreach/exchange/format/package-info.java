@NullMarked
package org.cityreach.exchange.format;

import org.jspecify.annotations.NullMarked;
