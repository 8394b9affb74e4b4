/** Puts the solvers together. */
@NullMarked
package org.cityreach.siting.configure;

import org.jspecify.annotations.NullMarked;
