@NullMarked
package org.cityreach.tile;

import org.jspecify.annotations.NullMarked;
