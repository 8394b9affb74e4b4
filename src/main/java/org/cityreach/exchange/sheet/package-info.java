/** Workbooks of spreadsheets (XLSX), read and written. */
@NullMarked
package org.cityreach.exchange.sheet;

import org.jspecify.annotations.NullMarked;
