/** OpenStreetMap extracts: reading them, and making lines, points and areas of their nodes, ways and relations. */
@NullMarked
package org.cityreach.exchange.osm;

import org.jspecify.annotations.NullMarked;
