/** Where the next sites go: covering, median and centre problems, capacities, bounds, scenarios. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "analysis",
            "city",
            "fault",
            "geo",
            "layer",
            "print",
            "snapshot",
            "standard",
            "job",
            "store",
            "grid"
        })
package org.cityreach.siting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
