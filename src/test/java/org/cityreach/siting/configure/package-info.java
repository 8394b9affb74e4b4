@NullMarked
package org.cityreach.siting.configure;

import org.jspecify.annotations.NullMarked;
