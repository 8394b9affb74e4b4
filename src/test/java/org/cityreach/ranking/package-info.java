@NullMarked
package org.cityreach.ranking;

import org.jspecify.annotations.NullMarked;
