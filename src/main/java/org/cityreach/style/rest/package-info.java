/** Styles over HTTP. */
@NullMarked
package org.cityreach.style.rest;

import org.jspecify.annotations.NullMarked;
