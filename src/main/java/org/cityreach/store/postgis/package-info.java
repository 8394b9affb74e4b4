/** The store in a PostGIS database. */
@NullMarked
package org.cityreach.store.postgis;

import org.jspecify.annotations.NullMarked;
