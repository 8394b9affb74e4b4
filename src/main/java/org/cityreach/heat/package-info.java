/** Kernel density: surfaces and tiles. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "analysis", "cases", "style", "tile"})
package org.cityreach.heat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
