/** Styles and legends: reads styles/*.sld, one source for tiles, legends, the page and GeoServer. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "layer"})
package org.cityreach.style;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
