@NullMarked
package org.cityreach.heat;

import org.jspecify.annotations.NullMarked;
