/** What tests of many modules share. */
@NullMarked
package org.cityreach.testing;

import org.jspecify.annotations.NullMarked;
