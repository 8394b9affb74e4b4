/** The kernels of coverage: arrays in, numbers out, in city metres. Know the JDK and JTS only. */
@NullMarked
package org.cityreach.coverage.algorithm;

import org.jspecify.annotations.NullMarked;
