@NullMarked
package org.cityreach.analysis;

import org.jspecify.annotations.NullMarked;
