/** Who serves whom where it is settled which sites are open. */
@NullMarked
package org.cityreach.siting.algorithm.allotment;

import org.jspecify.annotations.NullMarked;
