@NullMarked
package org.cityreach.snapshot;

import org.jspecify.annotations.NullMarked;
