@NullMarked
package org.cityreach.siting.algorithm.median;

import org.jspecify.annotations.NullMarked;
