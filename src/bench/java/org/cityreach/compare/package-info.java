/** Measures CityReach and its peers on the same seeded city in one run; started by {@code src/bench/compare}. */
@NullMarked
package org.cityreach.compare;

import org.jspecify.annotations.NullMarked;
