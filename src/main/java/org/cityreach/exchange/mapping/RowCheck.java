package org.cityreach.exchange.mapping;

import java.util.Optional;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.geo.GeometryCheck;
import org.cityreach.geo.GeometryFlaw;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** Whether a feature fits its layer: type and validity of the geometry, required and listed values. */
public final class RowCheck {

    private final Layer layer;

    public RowCheck(Layer layer) {
        this.layer = layer;
    }

    public void check(Feature feature) throws RowProblem {
        Geometry geometry = feature.geometry();
        if (geometry == null) {
            throw new RowProblem("missing-geometry", "the row has no geometry");
        }
        if (!layer.geometryType().accepts(geometry)) {
            throw new RowProblem(
                    "wrong-geometry-type",
                    "geometry is a " + geometry.getGeometryType() + "; " + layer.id() + " holds "
                            + layer.geometryType().jsonName());
        }
        Optional<GeometryFlaw> flaw = GeometryCheck.find(geometry);
        if (flaw.isPresent()) {
            String where = flaw.get().where() == null
                    ? ""
                    : " at " + flaw.get().where().x + " " + flaw.get().where().y;
            throw new RowProblem(flaw.get().code(), flaw.get().message() + where);
        }
        for (PropertySchema property : layer.properties()) {
            checkProperty(property, feature.property(property.name()));
        }
    }

    private static void checkProperty(PropertySchema property, @Nullable Object value) throws RowProblem {
        if (value == null && property.required()) {
            throw new RowProblem("missing-property", property.name() + " is missing");
        }
        if (value != null
                && !property.allowedValues().isEmpty()
                && !property.allowedValues().contains(value)) {
            throw new RowProblem(
                    "value-not-allowed", property.name() + " is '" + value + "', allowed: " + property.allowedValues());
        }
    }
}
