@NullMarked
package org.cityreach.siting.algorithm;

import org.jspecify.annotations.NullMarked;
