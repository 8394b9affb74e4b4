/** Density kernels on plain arrays: surfaces, rasters, peaks, the default radius. */
@NullMarked
package org.cityreach.heat.algorithm;

import org.jspecify.annotations.NullMarked;
