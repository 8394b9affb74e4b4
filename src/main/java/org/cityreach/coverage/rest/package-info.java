/** Coverage as a process of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.coverage.rest;

import org.jspecify.annotations.NullMarked;
