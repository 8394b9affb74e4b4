/** OGC API face: landing page, conformance, features, processes, jobs, and their description as OpenAPI. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "analysis",
            "city",
            "collection",
            "fault",
            "geo",
            "layer",
            "store",
            "snapshot",
            "job",
            "exchange",
            "web"
        })
package org.cityreach.ogc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
