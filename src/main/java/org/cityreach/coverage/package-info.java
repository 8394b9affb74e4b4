/** Who is served within what: coverage, gaps, marginal coverage, compliance. */
@NullMarked
@ApplicationModule(allowedDependencies = {"analysis", "city", "fault", "geo", "layer", "snapshot", "standard", "job"})
package org.cityreach.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
