/** Shapefiles, read from and written into zip archives. */
@NullMarked
package org.cityreach.exchange.shapefile;

import org.jspecify.annotations.NullMarked;
