/** Collections: what layers there are, made and described. */
@NullMarked
package org.cityreach.ogc.collections;

import org.jspecify.annotations.NullMarked;
