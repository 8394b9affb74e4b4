/** The demo city's files: coordinates in degrees, GeoJSON and CSV, written and read. */
@NullMarked
package org.cityreach.demo.file;

import org.jspecify.annotations.NullMarked;
