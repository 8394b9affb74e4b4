/** What leaves the house of a scenario: GeoJSON, tables for spreadsheets, a report of two pages. */
@NullMarked
package org.cityreach.siting.report;

import org.jspecify.annotations.NullMarked;
