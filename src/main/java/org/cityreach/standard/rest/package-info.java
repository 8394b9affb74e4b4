/** The REST face of the standards. */
@NullMarked
package org.cityreach.standard.rest;

import org.jspecify.annotations.NullMarked;
