/** Tests of hot spots. */
@NullMarked
package org.cityreach.hotspot;

import org.jspecify.annotations.NullMarked;
