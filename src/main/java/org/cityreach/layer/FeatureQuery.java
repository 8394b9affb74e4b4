package org.cityreach.layer;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Which features of a layer, and which page of them. Features come in the order asked for, and where that does not
 * part them in the order they were stored.
 *
 * @param bbox in the layer's CRS, x first; a feature whose envelope touches it belongs; null for everywhere
 * @param order by the first key, then the second; empty for the order of storing
 * @param offset how many to pass over, at least 0
 * @param limit how many to give at most, at least 0; {@link Long#MAX_VALUE} for all
 */
public record FeatureQuery(
        String layerId, @Nullable Envelope bbox, Filter filter, List<SortKey> order, long offset, long limit) {

    public FeatureQuery {
        Objects.requireNonNull(layerId);
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset " + offset + " and limit " + limit + " must be at least 0");
        }
        bbox = bbox == null ? null : new Envelope(bbox);
        order = List.copyOf(order);
    }

    /** In the order of storing. */
    public FeatureQuery(String layerId, @Nullable Envelope bbox, Filter filter, long offset, long limit) {
        this(layerId, bbox, filter, List.of(), offset, limit);
    }

    public static FeatureQuery all(String layerId) {
        return new FeatureQuery(layerId, null, Filter.all(), 0, Long.MAX_VALUE);
    }
}
