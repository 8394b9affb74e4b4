/** Tests of publishing, against a server that behaves as GeoServer does, and against a real one where there is one. */
@NullMarked
package org.cityreach.publish;

import org.jspecify.annotations.NullMarked;
