@NullMarked
package org.cityreach.ogc.html;

import org.jspecify.annotations.NullMarked;
