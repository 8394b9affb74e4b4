package org.cityreach.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layer with a property of every type, for the tests of this module. */
final class SampleLayer {

    private SampleLayer() {}

    static Layer of(String geometryType, String crs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", Map.of("type", "string"));
        properties.put("status", Map.of("type", "string", "enum", List.of("planned", "open", "closed")));
        properties.put("stalls", Map.of("type", "integer"));
        properties.put("area", Map.of("type", "number", "unit", "m²"));
        properties.put("accessible", Map.of("type", "boolean"));
        properties.put("built", Map.of("type", "date"));
        properties.put("checked", Map.of("type", "date-time"));
        properties.put("单位", Map.of("type", "string"));
        properties.put("in", Map.of("type", "integer"));
        return LayerCodec.fromMap(
                "sample",
                Map.of(
                        "title",
                        "Sample",
                        "geometryType",
                        geometryType,
                        "crs",
                        crs,
                        "timeProperty",
                        "checked",
                        "properties",
                        properties),
                false);
    }

    static Layer points() {
        return of("Point", "EPSG:4490");
    }
}
