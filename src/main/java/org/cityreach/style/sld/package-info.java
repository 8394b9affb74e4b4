/** Reading SLD 1.0. */
@NullMarked
package org.cityreach.style.sld;

import org.jspecify.annotations.NullMarked;
