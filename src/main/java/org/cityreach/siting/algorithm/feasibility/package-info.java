/** What a plan amounts to, and why there is none. */
@NullMarked
package org.cityreach.siting.algorithm.feasibility;

import org.jspecify.annotations.NullMarked;
