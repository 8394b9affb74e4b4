@NullMarked
package org.cityreach.siting;

import org.jspecify.annotations.NullMarked;
