@NullMarked
package org.cityreach.ogc.items;

import org.jspecify.annotations.NullMarked;
