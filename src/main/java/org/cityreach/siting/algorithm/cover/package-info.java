/** Set covering and p-centre: fewest or cheapest sites so that demand is within reach. */
@NullMarked
package org.cityreach.siting.algorithm.cover;

import org.jspecify.annotations.NullMarked;
