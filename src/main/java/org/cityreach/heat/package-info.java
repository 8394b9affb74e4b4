/** Kernel density: surfaces and tiles. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "fault",
            "geo",
            "layer",
            "snapshot",
            "job",
            "city",
            "analysis",
            "cases",
            "style",
            "tile",
            "grid",
            "web"
        })
package org.cityreach.heat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
