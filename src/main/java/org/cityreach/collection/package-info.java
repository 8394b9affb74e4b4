/** Everything that has an address under {@code /api/collections}: the layers of the store and the results of analyses. */
@NullMarked
@ApplicationModule(allowedDependencies = {"analysis", "fault", "geo", "job", "layer", "snapshot", "store"})
package org.cityreach.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
