/** Problems of the least weighted distance and of the most weight within reach: local search, dual bound, branch and bound. */
@NullMarked
package org.cityreach.siting.algorithm.median;

import org.jspecify.annotations.NullMarked;
