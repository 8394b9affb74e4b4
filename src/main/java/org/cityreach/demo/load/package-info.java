/** Brings the shipped layers and, on request, the demo city into a store at start. */
@NullMarked
package org.cityreach.demo.load;

import org.jspecify.annotations.NullMarked;
