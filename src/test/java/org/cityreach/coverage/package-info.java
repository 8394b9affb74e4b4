@NullMarked
package org.cityreach.coverage;

import org.jspecify.annotations.NullMarked;
