/** Who can serve whom, and at what distance; how near shapes and junctions lie. */
@NullMarked
package org.cityreach.siting.algorithm.distance;

import org.jspecify.annotations.NullMarked;
