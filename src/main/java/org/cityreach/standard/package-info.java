/** Versioned planning standards (profiles), read from data/standards or added by users. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "layer", "store"})
package org.cityreach.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
