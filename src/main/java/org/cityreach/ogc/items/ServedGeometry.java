package org.cityreach.ogc.items;

import org.cityreach.exchange.GeoJsonWriter;
import org.cityreach.geo.AxisOrder;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Takes geometries between a layer's system and the one of a request. On the outside, and only there,
 * coordinates are in the authority's order of axes, as OGC API - Features Part 2 wants it.
 */
final class ServedGeometry {

    /** Both are a tenth of a millimetre on the ground. */
    private static final int DEGREE_DECIMALS = 9;

    private static final int METRE_DECIMALS = 4;

    private final CrsTransform outward;
    private final CrsTransform inward;
    private final boolean swap;

    ServedGeometry(Crs layerCrs, Crs requestCrs) {
        this.outward = CrsTransform.between(layerCrs, requestCrs);
        this.inward = CrsTransform.between(requestCrs, layerCrs);
        this.swap = requestCrs.isLatitudeFirst();
    }

    Feature outward(Feature feature) {
        Geometry geometry = feature.geometry();
        if (geometry == null || (outward.isIdentity() && !swap)) {
            return feature;
        }
        Geometry served = outward.apply(geometry);
        return new Feature(feature.id(), swap ? AxisOrder.swapped(served) : served, feature.properties());
    }

    @Nullable
    Geometry inward(@Nullable Geometry given) {
        if (given == null) {
            return null;
        }
        return inward.apply(swap ? AxisOrder.swapped(given) : given);
    }

    /** A writer of features that {@link #outward} has been applied to. */
    GeoJsonWriter writer(Layer layer, Crs requestCrs) {
        GeoJsonWriter asTheyAre = GeoJsonWriter.of(layer, layer.crs());
        return outward.isIdentity()
                ? asTheyAre
                : asTheyAre.withDecimals(requestCrs.isGeographic() ? DEGREE_DECIMALS : METRE_DECIMALS);
    }
}
