/** Unit cells and other divisions of the city: which area a place lies in, fishnet and hexagons, code rules, checks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "city", "analysis"})
package org.cityreach.grid;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
