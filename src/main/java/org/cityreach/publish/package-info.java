/** Puts layers, styles and surfaces on a GeoServer and keeps them there as they are here. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "analysis",
            "collection",
            "exchange",
            "fault",
            "geo",
            "heat",
            "job",
            "layer",
            "snapshot",
            "store",
            "style"
        })
package org.cityreach.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
