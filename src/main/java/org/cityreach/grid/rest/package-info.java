/** Grid making and grid checking as processes of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.grid.rest;

import org.jspecify.annotations.NullMarked;
