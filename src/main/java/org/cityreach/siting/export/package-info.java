/** What leaves the house of a scenario for other programs: GeoJSON, tables for spreadsheets. */
@NullMarked
package org.cityreach.siting.export;

import org.jspecify.annotations.NullMarked;
