/** Maps and reports on paper: sheets, letters, scale bars, and any collections as a one-page map. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "analysis",
            "city",
            "collection",
            "fault",
            "geo",
            "heat",
            "job",
            "layer",
            "snapshot",
            "store",
            "style",
            "web"
        })
package org.cityreach.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
