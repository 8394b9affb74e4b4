/** Layers written into files, one maker a format. */
@NullMarked
package org.cityreach.exchange.export;

import org.jspecify.annotations.NullMarked;
