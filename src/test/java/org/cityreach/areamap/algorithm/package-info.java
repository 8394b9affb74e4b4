@NullMarked
package org.cityreach.areamap.algorithm;

import org.jspecify.annotations.NullMarked;
