/** Kernels of area maps: class limits, natural breaks, exact coverage of pixels. They know the JDK only. */
@NullMarked
package org.cityreach.areamap.algorithm;

import org.jspecify.annotations.NullMarked;
