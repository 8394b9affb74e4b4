/** Tests of the borders between modules and of the rules that names and files follow. */
@NullMarked
package org.cityreach.architecture;

import org.jspecify.annotations.NullMarked;
