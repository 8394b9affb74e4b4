package org.cityreach.ogc.items;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cityreach.analysis.GeoJsonGeometryReader;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * A JSON merge patch (RFC 7396) of a feature; an id in it is ignored, as the address names the feature.
 *
 * @param geometry the new one, in the layer's system; only if {@code changesGeometry}
 * @param changed properties with their new values
 * @param removed names of properties that lose their value
 */
record FeaturePatch(
        boolean changesGeometry, @Nullable Geometry geometry, Map<String, Object> changed, Set<String> removed) {

    private static final Set<String> MEMBERS = Set.of("type", "id", "geometry", "properties");

    static FeaturePatch of(Layer layer, ServedGeometry geometries, JsonNode body) {
        if (!body.isObject()) {
            throw Fault.invalid("invalid-body", "body", body.getNodeType(), "an object, part of a GeoJSON feature");
        }
        FeatureBody.checkMembers("", body, MEMBERS);
        JsonNode geometry = body.path("geometry");
        JsonNode properties = body.path("properties");
        Set<String> removed = new HashSet<>();
        if (properties.isObject()) {
            properties.properties().forEach(member -> {
                if (member.getValue().isNull()) {
                    removed.add(member.getKey());
                }
            });
        }
        return new FeaturePatch(
                !geometry.isMissingNode(),
                geometry.isMissingNode() ? null : geometries.inward(GeoJsonGeometryReader.read("geometry", geometry)),
                FeatureBody.propertiesOf("", layer, properties),
                removed);
    }

    Feature applyTo(Feature feature) {
        Map<String, Object> properties = new LinkedHashMap<>(feature.properties());
        properties.keySet().removeAll(removed);
        properties.putAll(changed);
        return new Feature(feature.id(), changesGeometry ? geometry : feature.geometry(), properties);
    }
}
