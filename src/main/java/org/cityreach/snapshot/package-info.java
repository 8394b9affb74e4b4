/** What an analysis reads: immutable columns of one layer at one version, swapped in atomically. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault", "geo", "layer", "store"})
package org.cityreach.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
