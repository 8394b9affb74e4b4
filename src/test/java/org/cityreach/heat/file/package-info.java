/** Tests of the files of density analyses. */
@NullMarked
package org.cityreach.heat.file;

import org.jspecify.annotations.NullMarked;
