/** Workbooks. */
@NullMarked
package org.cityreach.exchange.sheet;

import org.jspecify.annotations.NullMarked;
