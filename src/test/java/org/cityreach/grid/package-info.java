@NullMarked
package org.cityreach.grid;

import org.jspecify.annotations.NullMarked;
