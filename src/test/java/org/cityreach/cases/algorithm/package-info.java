/** Tests of the kernels of cases. */
@NullMarked
package org.cityreach.cases.algorithm;

import org.jspecify.annotations.NullMarked;
