/** What a siting problem and its plan are, and who solves which. */
@NullMarked
package org.cityreach.siting.algorithm;

import org.jspecify.annotations.NullMarked;
