/** Documents of the API as pages to read, with a map where there is something to see. */
@NullMarked
package org.cityreach.ogc.html;

import org.jspecify.annotations.NullMarked;
