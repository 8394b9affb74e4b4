/** Density as a process of the OGC API, and its files. */
@NullMarked
package org.cityreach.heat.rest;

import org.jspecify.annotations.NullMarked;
