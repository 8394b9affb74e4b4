/** Where values pile up beyond chance: Gi*, Moran, emerging hot spots, repeat locations. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"fault", "geo", "layer", "snapshot", "job", "city", "analysis", "cases", "grid"})
package org.cityreach.hotspot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
