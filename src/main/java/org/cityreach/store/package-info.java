/** The only truth: one port, kept in a GeoPackage file or in PostGIS. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer"})
package org.cityreach.store;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
