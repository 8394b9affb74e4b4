/** What there is to ask about: layers as data, features, queries and filters. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo"})
package org.cityreach.layer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
