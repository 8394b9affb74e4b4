package org.cityreach.ogc.items;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.GeoJsonGeometryReader;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyValue;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * A GeoJSON feature as a request brought it, its values already of their property's type.
 *
 * @param id null where the feature has none
 * @param geometry in the layer's system; null where the feature has none
 */
record FeatureBody(@Nullable String id, @Nullable Geometry geometry, Map<String, Object> properties) {

    private static final Set<String> FEATURE = Set.of("type", "id", "geometry", "properties", "links", "bbox");
    private static final Set<String> COLLECTION = Set.of(
            "type",
            "features",
            "links",
            "bbox",
            "numberMatched",
            "numberReturned",
            "timeStamp",
            "version",
            "name",
            "crs");
    private static final int LONGEST_ID = 200;

    /** The one feature of a body. */
    static FeatureBody one(Layer layer, ServedGeometry geometries, JsonNode body) {
        return of("", layer, geometries, body);
    }

    /** The features of a body that is a feature or a collection of them. */
    static List<FeatureBody> all(Layer layer, ServedGeometry geometries, JsonNode body) {
        if (!body.path("type").asString("").equals("FeatureCollection")) {
            return List.of(one(layer, geometries, body));
        }
        checkMembers("", body, COLLECTION);
        JsonNode features = body.path("features");
        if (!features.isArray()) {
            throw Fault.invalid("invalid-body", "features", features.getNodeType(), "an array of features");
        }
        List<FeatureBody> all = new ArrayList<>();
        for (JsonNode feature : features) {
            all.add(of("features[" + all.size() + "].", layer, geometries, feature));
        }
        return all;
    }

    Feature toFeature(String featureId) {
        return new Feature(featureId, geometry, properties);
    }

    private static FeatureBody of(String prefix, Layer layer, ServedGeometry geometries, JsonNode node) {
        if (!node.isObject() || !node.path("type").asString("").equals("Feature")) {
            throw Fault.invalid(
                    "invalid-body", prefix + "type", node.path("type").asString("missing"), "Feature");
        }
        checkMembers(prefix, node, FEATURE);
        JsonNode geometry = node.path("geometry");
        if (geometry.isMissingNode()) {
            throw Fault.invalid("missing-member", prefix + "geometry", null, "a GeoJSON geometry or null");
        }
        return new FeatureBody(
                idOf(prefix, node.path("id")),
                geometries.inward(GeoJsonGeometryReader.read(prefix + "geometry", geometry)),
                propertiesOf(prefix, layer, node.path("properties")));
    }

    private static @Nullable String idOf(String prefix, JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        String text = id.isString() || id.isIntegralNumber() ? id.asString() : "";
        if (text.isBlank() || text.length() > LONGEST_ID) {
            throw Fault.invalid("invalid-id", prefix + "id", id, "a text of 1 to 200 characters or a whole number");
        }
        return text;
    }

    static Map<String, Object> propertiesOf(String prefix, Layer layer, JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return values;
        }
        if (!node.isObject()) {
            throw Fault.invalid("invalid-body", prefix + "properties", node.getNodeType(), "an object or null");
        }
        node.properties().forEach(entry -> {
            String path = prefix + "properties." + entry.getKey();
            PropertySchema property =
                    layer.findProperty(entry.getKey()).orElseThrow(() -> unknown(path, entry.getValue(), layer));
            JsonNode value = entry.getValue();
            if (!value.isNull()) {
                values.put(property.name(), PropertyValue.fromJson(path, property.type(), plain(value)));
            }
        });
        return values;
    }

    private static Object plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return value.numberValue();
        }
        // Arrays and objects fit no type of property, so the node itself is what the fault shows.
        return value.isBoolean() ? (Object) value.booleanValue() : value;
    }

    private static Fault unknown(String path, JsonNode value, Layer layer) {
        String names = String.join(
                ", ", layer.properties().stream().map(PropertySchema::name).toList());
        return Fault.invalid("unknown-property", path, value, "a property of " + layer.id() + ": " + names);
    }

    static void checkMembers(String prefix, JsonNode node, Set<String> known) {
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                throw Fault.invalid(
                        "unknown-member",
                        prefix + name,
                        node.get(name),
                        String.join(", ", known.stream().sorted().toList()));
            }
        }
    }
}
