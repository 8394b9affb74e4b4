/** The kernels of rankings, roads and patrols: arrays in, numbers out, in city metres. Know the JDK and JTS only. */
@NullMarked
package org.cityreach.ranking.algorithm;

import org.jspecify.annotations.NullMarked;
