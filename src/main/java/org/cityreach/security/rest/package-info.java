/** The keys over REST. */
@NullMarked
package org.cityreach.security.rest;

import org.jspecify.annotations.NullMarked;
