/** The case index: columns in space order, filters, time, categories, indicators. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "city", "analysis", "store"})
package org.cityreach.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
