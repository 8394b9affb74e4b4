@NullMarked
package org.cityreach.siting.mip;

import org.jspecify.annotations.NullMarked;
