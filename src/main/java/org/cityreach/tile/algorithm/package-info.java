/** Kernels of vector tiles: which features a tile holds, what is left of their shapes, and the bytes they become. */
@NullMarked
package org.cityreach.tile.algorithm;

import org.jspecify.annotations.NullMarked;
