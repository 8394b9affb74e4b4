@NullMarked
package org.cityreach.cases.rest;

import org.jspecify.annotations.NullMarked;
