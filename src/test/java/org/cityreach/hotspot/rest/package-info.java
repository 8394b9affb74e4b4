/** Tests of the processes of hot spots. */
@NullMarked
package org.cityreach.hotspot.rest;

import org.jspecify.annotations.NullMarked;
