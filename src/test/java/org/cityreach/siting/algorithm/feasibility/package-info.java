@NullMarked
package org.cityreach.siting.algorithm.feasibility;

import org.jspecify.annotations.NullMarked;
