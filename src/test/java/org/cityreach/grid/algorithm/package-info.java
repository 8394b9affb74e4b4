@NullMarked
package org.cityreach.grid.algorithm;

import org.jspecify.annotations.NullMarked;
