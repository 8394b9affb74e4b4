@NullMarked
package org.cityreach.ogc;

import org.jspecify.annotations.NullMarked;
