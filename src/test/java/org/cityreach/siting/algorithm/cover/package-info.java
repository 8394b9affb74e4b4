@NullMarked
package org.cityreach.siting.algorithm.cover;

import org.jspecify.annotations.NullMarked;
