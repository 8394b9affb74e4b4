/** FlatGeobuf files, read and written. */
@NullMarked
package org.cityreach.exchange.flatgeobuf;

import org.jspecify.annotations.NullMarked;
