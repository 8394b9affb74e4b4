/** What a code means: the systems built in, and behind them the EPSG database. */
@NullMarked
package org.cityreach.geo.system;

import org.jspecify.annotations.NullMarked;
