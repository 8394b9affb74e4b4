/** What is set for the city as a whole: its time zone and its metric system. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.cityreach.city;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
