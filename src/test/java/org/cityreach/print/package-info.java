@NullMarked
package org.cityreach.print;

import org.jspecify.annotations.NullMarked;
