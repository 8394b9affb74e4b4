@NullMarked
package org.cityreach.style;

import org.jspecify.annotations.NullMarked;
