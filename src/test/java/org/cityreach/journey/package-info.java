/** Whole journeys through the built service, as its users make them: in the browser and over HTTP. */
@NullMarked
package org.cityreach.journey;

import org.jspecify.annotations.NullMarked;
