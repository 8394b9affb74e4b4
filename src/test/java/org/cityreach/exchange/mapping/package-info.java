@NullMarked
package org.cityreach.exchange.mapping;

import org.jspecify.annotations.NullMarked;
