@NullMarked
package org.cityreach.exchange;

import org.jspecify.annotations.NullMarked;
