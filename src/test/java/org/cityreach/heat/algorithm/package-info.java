@NullMarked
package org.cityreach.heat.algorithm;

import org.jspecify.annotations.NullMarked;
