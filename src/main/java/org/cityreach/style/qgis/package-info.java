/** Writing styles as QGIS keeps them. */
@NullMarked
package org.cityreach.style.qgis;

import org.jspecify.annotations.NullMarked;
