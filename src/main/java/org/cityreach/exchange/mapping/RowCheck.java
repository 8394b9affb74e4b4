package org.cityreach.exchange.mapping;

import java.util.List;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureCheck;
import org.cityreach.layer.FeatureFlaw;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.locationtech.jts.geom.Geometry;

/** Whether a feature from a file may enter its layer; its place is mandatory. */
public final class RowCheck {

    private static final int LONGEST_SHOWN = 100;

    private final Layer layer;
    private final FeatureCheck check;

    public RowCheck(Layer layer) {
        this.layer = layer;
        this.check = FeatureCheck.of(layer).requiringGeometry();
    }

    /** The feature as it may be written; the problem of its first flaw else. */
    public Feature check(Feature given) throws RowProblem {
        Feature feature = given;
        Geometry geometry = given.geometry();
        if (geometry != null && layer.geometryType() == GeometryType.POINT && geometry.getNumGeometries() != 1) {
            throw new RowProblem(
                    "wrong-geometry-type", "the geometry has several points; " + layer.id() + " takes one");
        }
        if (geometry != null && layer.geometryType() == GeometryType.POINT) {
            feature = new Feature(given.id(), geometry.getGeometryN(0), given.properties());
        }
        List<FeatureFlaw> flaws = check.list(feature);
        if (!flaws.isEmpty()) {
            throw problem(flaws.get(0));
        }
        return feature;
    }

    private static RowProblem problem(FeatureFlaw flaw) {
        String value = flaw.value() == null ? "" : " is '" + shown(flaw.value().toString()) + "'";
        return new RowProblem(flaw.code(), flaw.member() + value + ": " + flaw.reason());
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
