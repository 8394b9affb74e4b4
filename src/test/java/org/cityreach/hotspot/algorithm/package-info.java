/** Tests of the kernels of hot spots. */
@NullMarked
package org.cityreach.hotspot.algorithm;

import org.jspecify.annotations.NullMarked;
