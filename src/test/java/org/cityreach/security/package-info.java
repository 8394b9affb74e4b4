@NullMarked
package org.cityreach.security;

import org.jspecify.annotations.NullMarked;
