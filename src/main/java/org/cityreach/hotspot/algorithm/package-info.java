/** The kernels of hot spots: arrays in, numbers out, in city metres. Know the JDK and JTS only. */
@NullMarked
package org.cityreach.hotspot.algorithm;

import org.jspecify.annotations.NullMarked;
