/** Map tiles and legends over HTTP. */
@NullMarked
package org.cityreach.tile.rest;

import org.jspecify.annotations.NullMarked;
