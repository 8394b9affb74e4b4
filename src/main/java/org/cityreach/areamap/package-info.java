/** Figures of cases by area as maps: classes, legends, features, tiles. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "analysis", "cases", "grid", "style", "tile"
        })
package org.cityreach.areamap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
