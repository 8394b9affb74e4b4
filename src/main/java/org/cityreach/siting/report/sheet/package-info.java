/** Drawing on paper: pages in millimetres, letters of a Chinese font, tables, labels that keep apart. */
@NullMarked
package org.cityreach.siting.report.sheet;

import org.jspecify.annotations.NullMarked;
