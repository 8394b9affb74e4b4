package org.cityreach.ogc.items;

import java.util.List;
import java.util.function.Supplier;
import org.cityreach.geo.Crs;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Which features of a layer a request asks for, in which system and form.
 *
 * @param crs of the answer
 * @param bbox null for everywhere
 * @param limit {@link Long#MAX_VALUE} for all
 * @param download whether the answer is a file to keep
 */
record ItemsQuery(
        Layer layer,
        ItemFormat format,
        Crs crs,
        @Nullable Bbox bbox,
        Filter filter,
        long offset,
        long limit,
        boolean download) {

    /** The systems a layer is served in, found out only when a request names one. */
    interface Served extends Supplier<List<Crs>> {}

    /** Whether a store's answer to {@link #toStore()} is exact and needs no look at geometries. */
    boolean isExactInStore() {
        return bbox == null || bbox.isExactFor(layer.crs(), layer.geometryType().isPoint());
    }

    FeatureQuery toStore() {
        return new FeatureQuery(layer.id(), bbox == null ? null : bbox.boxes().get(0), filter, offset, limit);
    }
}
