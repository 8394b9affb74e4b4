/** Who may do what: API keys and roles. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "store", "web"})
package org.cityreach.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
