/** Kernels of divisions: fishnet, hexagons, location in polygons. They know the JDK and JTS only. */
@NullMarked
package org.cityreach.grid.algorithm;

import org.jspecify.annotations.NullMarked;
