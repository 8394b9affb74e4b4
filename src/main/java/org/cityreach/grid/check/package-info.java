/** What a cell layer must keep: codes, order, places, sizes, no gaps and overlaps. */
@NullMarked
package org.cityreach.grid.check;

import org.jspecify.annotations.NullMarked;
