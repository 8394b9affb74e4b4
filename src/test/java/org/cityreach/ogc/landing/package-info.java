@NullMarked
package org.cityreach.ogc.landing;

import org.jspecify.annotations.NullMarked;
