/** Tests of reading OpenStreetMap. */
@NullMarked
package org.cityreach.exchange.osm;

import org.jspecify.annotations.NullMarked;
