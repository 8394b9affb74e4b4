/** Files of rasters: GeoTIFF, PNG with a world file, and the folder they are kept in. */
@NullMarked
package org.cityreach.heat.file;

import org.jspecify.annotations.NullMarked;
