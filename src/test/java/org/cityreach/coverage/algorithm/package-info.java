@NullMarked
package org.cityreach.coverage.algorithm;

import org.jspecify.annotations.NullMarked;
