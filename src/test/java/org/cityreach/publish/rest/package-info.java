/** Tests of publishing over the service's own API. */
@NullMarked
package org.cityreach.publish.rest;

import org.jspecify.annotations.NullMarked;
