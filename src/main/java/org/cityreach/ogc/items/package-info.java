/** Items: the features of a layer, read and written. */
@NullMarked
package org.cityreach.ogc.items;

import org.jspecify.annotations.NullMarked;
