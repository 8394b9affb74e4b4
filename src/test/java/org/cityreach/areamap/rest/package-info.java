@NullMarked
package org.cityreach.areamap.rest;

import org.jspecify.annotations.NullMarked;
