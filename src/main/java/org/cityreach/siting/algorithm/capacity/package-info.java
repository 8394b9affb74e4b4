/** Medians and coverings of sites that have room for so much demand and no more. */
@NullMarked
package org.cityreach.siting.algorithm.capacity;

import org.jspecify.annotations.NullMarked;
