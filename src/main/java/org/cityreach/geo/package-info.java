/** Coordinate systems by name, units, distance models, GCJ-02 and BD-09, geometry helpers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault"})
package org.cityreach.geo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
