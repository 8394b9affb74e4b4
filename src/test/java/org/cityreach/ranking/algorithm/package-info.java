@NullMarked
package org.cityreach.ranking.algorithm;

import org.jspecify.annotations.NullMarked;
