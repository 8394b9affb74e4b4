/** Rankings, road profiles and patrol coverage as processes of the OGC API: JSON in, JSON out. */
@NullMarked
package org.cityreach.ranking.rest;

import org.jspecify.annotations.NullMarked;
