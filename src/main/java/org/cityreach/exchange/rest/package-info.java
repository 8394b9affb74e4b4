/** The REST face of imports. */
@NullMarked
package org.cityreach.exchange.rest;

import org.jspecify.annotations.NullMarked;
