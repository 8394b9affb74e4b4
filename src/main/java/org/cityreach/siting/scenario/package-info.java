/** Plans under a name: kept, changed, computed anew when data moves on, and held side by side. */
@NullMarked
package org.cityreach.siting.scenario;

import org.jspecify.annotations.NullMarked;
