/** Keeps snapshots fresh and says when they are there. */
@NullMarked
package org.cityreach.snapshot.configure;

import org.jspecify.annotations.NullMarked;
