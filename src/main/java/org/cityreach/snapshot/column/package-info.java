/** The columns of a snapshot and the filters over them. */
@NullMarked
package org.cityreach.snapshot.column;

import org.jspecify.annotations.NullMarked;
