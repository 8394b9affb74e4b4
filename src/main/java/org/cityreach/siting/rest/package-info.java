/** Siting as processes of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.siting.rest;

import org.jspecify.annotations.NullMarked;
