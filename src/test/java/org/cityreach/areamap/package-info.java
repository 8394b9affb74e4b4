@NullMarked
package org.cityreach.areamap;

import org.jspecify.annotations.NullMarked;
