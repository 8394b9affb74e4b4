/** Import and export: formats, column mapping, rejects. */
@NullMarked
@ApplicationModule(allowedDependencies = {"city", "fault", "geo", "layer", "store", "snapshot", "job", "style", "web"})
package org.cityreach.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
