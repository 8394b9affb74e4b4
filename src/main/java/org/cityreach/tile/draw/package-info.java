/** Features drawn as pictures by the rules of an SLD. */
@NullMarked
package org.cityreach.tile.draw;

import org.jspecify.annotations.NullMarked;
