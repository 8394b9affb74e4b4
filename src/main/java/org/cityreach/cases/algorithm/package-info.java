/** The kernels of cases: arrays in, numbers out, in city metres. Know the JDK and JTS only. */
@NullMarked
package org.cityreach.cases.algorithm;

import org.jspecify.annotations.NullMarked;
