@NullMarked
package org.cityreach.store;

import org.jspecify.annotations.NullMarked;
