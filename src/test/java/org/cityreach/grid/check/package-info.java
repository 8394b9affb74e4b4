@NullMarked
package org.cityreach.grid.check;

import org.jspecify.annotations.NullMarked;
