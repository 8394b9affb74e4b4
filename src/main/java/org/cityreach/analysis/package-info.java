/** What every analysis shares: inputs by name, selections of features, layers at one version, the metric frame, GeoJSON. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "snapshot", "job"})
package org.cityreach.analysis;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
