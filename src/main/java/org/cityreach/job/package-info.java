/** Long work: progress, cancel, results kept across restarts. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "store"})
package org.cityreach.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
