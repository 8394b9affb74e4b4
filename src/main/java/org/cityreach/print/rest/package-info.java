/** The REST face of printed maps. */
@NullMarked
package org.cityreach.print.rest;

import org.jspecify.annotations.NullMarked;
