/** KML and KMZ. */
@NullMarked
package org.cityreach.exchange.kml;

import org.jspecify.annotations.NullMarked;
