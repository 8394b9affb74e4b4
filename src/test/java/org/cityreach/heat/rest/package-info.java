@NullMarked
package org.cityreach.heat.rest;

import org.jspecify.annotations.NullMarked;
