/** What both stores share: the catalogue of layers, documents, filters as SQL, reading features. */
@NullMarked
package org.cityreach.store.jdbc;

import org.jspecify.annotations.NullMarked;
