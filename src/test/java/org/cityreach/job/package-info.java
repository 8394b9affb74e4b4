@NullMarked
package org.cityreach.job;

import org.jspecify.annotations.NullMarked;
