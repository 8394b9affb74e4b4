/** GPX: places, routes and tracks of positioning devices. */
@NullMarked
package org.cityreach.exchange.gpx;

import org.jspecify.annotations.NullMarked;
