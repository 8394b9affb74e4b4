@NullMarked
package org.cityreach.cases.column;

import org.jspecify.annotations.NullMarked;
