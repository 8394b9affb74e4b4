/** The entrance of the API: landing page, conformance, description. */
@NullMarked
package org.cityreach.ogc.landing;

import org.jspecify.annotations.NullMarked;
