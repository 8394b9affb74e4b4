@NullMarked
package org.cityreach.cases;

import org.jspecify.annotations.NullMarked;
