/** Publishing as a process, and what was published. */
@NullMarked
package org.cityreach.publish.rest;

import org.jspecify.annotations.NullMarked;
