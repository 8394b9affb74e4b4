@NullMarked
package org.cityreach.siting.rest;

import org.jspecify.annotations.NullMarked;
