/** The demo city: a deterministic generator and its loader. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "store", "exchange", "standard"})
package org.cityreach.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
