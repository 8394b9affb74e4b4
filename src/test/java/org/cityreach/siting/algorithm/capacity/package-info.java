@NullMarked
package org.cityreach.siting.algorithm.capacity;

import org.jspecify.annotations.NullMarked;
