/** The store in one GeoPackage file. */
@NullMarked
package org.cityreach.store.geopackage;

import org.jspecify.annotations.NullMarked;
