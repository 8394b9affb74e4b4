@NullMarked
package org.cityreach.siting.algorithm.distance;

import org.jspecify.annotations.NullMarked;
