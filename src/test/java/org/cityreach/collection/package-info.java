@NullMarked
package org.cityreach.collection;

import org.jspecify.annotations.NullMarked;
