/** A scenario as a report of two pages: question, answer and maps, then tables and evidence. */
@NullMarked
package org.cityreach.siting.report;

import org.jspecify.annotations.NullMarked;
