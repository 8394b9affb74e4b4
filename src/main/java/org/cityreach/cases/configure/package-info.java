/** Keeps the case indexes fresh. */
@NullMarked
package org.cityreach.cases.configure;

import org.jspecify.annotations.NullMarked;
