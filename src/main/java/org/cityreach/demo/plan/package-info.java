/** The demo city's plan: streets, blocks and cells as rectangles of whole metres, before they are bent onto the ground. */
@NullMarked
package org.cityreach.demo.plan;

import org.jspecify.annotations.NullMarked;
