/** Which column is which property, and how texts become values. */
@NullMarked
package org.cityreach.exchange.mapping;

import org.jspecify.annotations.NullMarked;
