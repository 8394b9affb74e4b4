/** A server that answers like GeoServer, wrong statuses and ignored writes included. */
@NullMarked
package org.cityreach.publish.standin;

import org.jspecify.annotations.NullMarked;
