/** Hot spots as processes of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.hotspot.rest;

import org.jspecify.annotations.NullMarked;
