/** The demo city's layers on the ground: every feature with geometry in city metres (EPSG:4549) and properties. */
@NullMarked
package org.cityreach.demo.layout;

import org.jspecify.annotations.NullMarked;
