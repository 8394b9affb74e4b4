/** Indicators by grid, area, unit and road: rankings, road profiles, patrol coverage. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "city", "analysis", "cases", "grid"})
package org.cityreach.ranking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
