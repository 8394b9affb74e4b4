/** OGC API face: landing page, conformance, features, processes, jobs. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "store", "snapshot", "job", "exchange"})
package org.cityreach.ogc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
