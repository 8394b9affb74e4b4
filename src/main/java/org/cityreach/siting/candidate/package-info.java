/** Where a site could go: places of a layer, parcels or a lattice, and why some of them are not allowed. */
@NullMarked
package org.cityreach.siting.candidate;

import org.jspecify.annotations.NullMarked;
