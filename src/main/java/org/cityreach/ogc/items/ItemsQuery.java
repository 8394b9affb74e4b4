package org.cityreach.ogc.items;

import java.util.List;
import java.util.function.Supplier;
import org.cityreach.geo.Crs;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.SortKey;
import org.jspecify.annotations.Nullable;

/**
 * Which features of a layer a request asks for, in which system and form.
 *
 * @param layer with those properties only that are to be shown, and its place in the store
 * @param crs of the answer
 * @param bbox null for everywhere
 * @param order empty for the order of storing
 * @param withoutGeometry whether geometries are left out of the answer
 * @param limit {@link Long#MAX_VALUE} for all
 * @param download whether the answer is a file to keep
 */
record ItemsQuery(
        Layer layer,
        ItemFormat format,
        Crs crs,
        @Nullable Bbox bbox,
        Filter filter,
        List<SortKey> order,
        boolean withoutGeometry,
        long offset,
        long limit,
        boolean download) {

    /** The systems a layer is served in, found out only when a request names one. */
    interface Served extends Supplier<List<Crs>> {}

    /** Whether a store's answer to {@link #toStore()} is exact; it is not for a box in another system. */
    boolean isExactInStore() {
        return bbox == null || bbox.isIn(layer.crs());
    }

    FeatureQuery toStore() {
        if (bbox == null) {
            return new FeatureQuery(layer.id(), null, filter, order, offset, limit);
        }
        if (layer.geometryType().isPoint() && bbox.boxes().size() == 1) {
            return new FeatureQuery(layer.id(), bbox.boxes().get(0), filter, order, offset, limit);
        }
        Filter touching = new Filter.Spatial(Filter.SpatialOperator.INTERSECTS, bbox.toGeometry());
        return new FeatureQuery(layer.id(), null, new Filter.And(List.of(touching, filter)), order, offset, limit);
    }
}
