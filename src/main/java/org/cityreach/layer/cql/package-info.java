/** Reading of filters: CQL2 as text and as JSON into typed trees. */
@NullMarked
package org.cityreach.layer.cql;

import org.jspecify.annotations.NullMarked;
