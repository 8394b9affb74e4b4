/** The case index in columns: segments in space order, filters compiled for them, growth by small changes. */
@NullMarked
package org.cityreach.cases.column;

import org.jspecify.annotations.NullMarked;
