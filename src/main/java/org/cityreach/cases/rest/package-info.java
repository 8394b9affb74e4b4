/** The process {@code case-summary}. */
@NullMarked
package org.cityreach.cases.rest;

import org.jspecify.annotations.NullMarked;
