/** Area maps as a process of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.areamap.rest;

import org.jspecify.annotations.NullMarked;
