/** The REST interface of a GeoServer as a client sees it; the only place of this module that knows HTTP. */
@NullMarked
package org.cityreach.publish.server;

import org.jspecify.annotations.NullMarked;
