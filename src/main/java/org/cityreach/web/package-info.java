/** Problem documents for every failure, limits on requests, and support for the page. */
@NullMarked
@ApplicationModule(allowedDependencies = {"fault"})
package org.cityreach.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
