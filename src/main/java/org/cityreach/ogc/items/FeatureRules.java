package org.cityreach.ogc.items;

import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** What a layer asks of each of its features; a fault names the place inside the body. */
final class FeatureRules {

    private FeatureRules() {}

    static void check(Layer layer, Feature feature, String prefix) {
        Geometry geometry = feature.geometry();
        if (geometry != null) {
            checkGeometry(layer, geometry, prefix + "geometry");
        }
        for (PropertySchema property : layer.properties()) {
            checkValue(property, feature.property(property.name()), prefix + "properties." + property.name());
        }
    }

    private static void checkGeometry(Layer layer, Geometry geometry, String path) {
        if (!layer.geometryType().accepts(geometry)) {
            throw Fault.invalid(
                    "wrong-geometry-type",
                    path + ".type",
                    geometry.getGeometryType(),
                    layer.geometryType().jsonName());
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        if (error != null) {
            throw Fault.invalid("invalid-geometry", path, error.toString(), "a geometry that is valid by OGC's rules");
        }
    }

    private static void checkValue(
            PropertySchema property, @org.jspecify.annotations.Nullable Object value, String path) {
        if (value == null) {
            if (property.required()) {
                throw Fault.invalid("missing-property", path, null, "a value");
            }
            return;
        }
        if (!property.allowedValues().isEmpty() && !property.allowedValues().contains(value)) {
            throw Fault.invalid("value-not-allowed", path, value, String.valueOf(property.allowedValues()));
        }
        if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw Fault.invalid("invalid-character", path, text, "text without NUL characters");
        }
    }
}
