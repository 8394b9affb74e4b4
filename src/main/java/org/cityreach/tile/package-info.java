/** Tile matrix sets, pictures and their cache. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "web"})
package org.cityreach.tile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
