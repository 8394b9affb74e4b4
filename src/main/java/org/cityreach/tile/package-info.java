/** Tile matrix sets, pictures and their cache; whoever can draw a collection offers a {@code MapStyle}. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "ogc", "snapshot", "store", "style", "web"})
package org.cityreach.tile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
