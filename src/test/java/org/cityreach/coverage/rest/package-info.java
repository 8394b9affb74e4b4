@NullMarked
package org.cityreach.coverage.rest;

import org.jspecify.annotations.NullMarked;
