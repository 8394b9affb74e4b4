/** The arithmetic of coordinate systems: from longitude and latitude in degrees to each system and back. */
@NullMarked
package org.cityreach.geo.projection;

import org.jspecify.annotations.NullMarked;
