@NullMarked
package org.cityreach.tile.algorithm;

import org.jspecify.annotations.NullMarked;
