/** What went wrong, in domain terms: a stable code, the parameter, its value and what is allowed. Knows no HTTP. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.cityreach.fault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
