/** Chooses and starts the store. */
@NullMarked
package org.cityreach.store.configure;

import org.jspecify.annotations.NullMarked;
