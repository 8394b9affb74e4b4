@NullMarked
package org.cityreach.grid.rest;

import org.jspecify.annotations.NullMarked;
