package org.cityreach.ogc.collections;

import java.util.Locale;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A layer's properties as JSON Schema, in the manner of OGC API - Features Part 5. */
final class SchemaDocument {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private SchemaDocument() {}

    /** What a feature of the layer looks like. */
    static ObjectNode schema(Layer layer, String address) {
        ObjectNode schema = head(layer, address);
        ObjectNode properties = schema.putObject("properties");
        putId(properties);
        putGeometry(layer, properties);
        ArrayNode required = JsonNodeFactory.instance.arrayNode();
        for (PropertySchema property : layer.properties()) {
            ObjectNode node = putProperty(properties, property);
            if (property.name().equals(layer.timeProperty())) {
                node.put("x-ogc-role", "primary-instant");
            }
            if (property.required()) {
                required.add(property.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    /** What filters may ask about. */
    static ObjectNode queryables(Layer layer, String address) {
        ObjectNode schema = head(layer, address);
        ObjectNode properties = schema.putObject("properties");
        putId(properties);
        putGeometry(layer, properties);
        layer.properties().forEach(property -> putProperty(properties, property));
        return schema;
    }

    /** What features may be sorted by. */
    static ObjectNode sortables(Layer layer, String address) {
        ObjectNode schema = head(layer, address);
        ObjectNode properties = schema.putObject("properties");
        putId(properties);
        layer.properties().forEach(property -> putProperty(properties, property));
        return schema;
    }

    private static void putId(ObjectNode properties) {
        properties.putObject("id").put("title", "Id").put("type", "string").put("x-ogc-role", "id");
    }

    private static ObjectNode head(Layer layer, String address) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("$id", address);
        schema.put("title", layer.title().en());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        return schema;
    }

    private static void putGeometry(Layer layer, ObjectNode properties) {
        String shape = layer.geometryType().jsonName().replace("Multi", "");
        properties
                .putObject("geometry")
                .put("title", "Geometry")
                .put(
                        "format",
                        "geometry-" + shape.toLowerCase(Locale.ROOT) + "-or-multi" + shape.toLowerCase(Locale.ROOT))
                .put("x-ogc-role", "primary-geometry");
    }

    private static ObjectNode putProperty(ObjectNode properties, PropertySchema property) {
        ObjectNode node = properties.putObject(property.name());
        node.put("title", property.title().en());
        node.putObject("x-titles")
                .put("zh", property.title().zh())
                .put("en", property.title().en());
        if (property.type() == PropertyType.DATE || property.type() == PropertyType.DATE_TIME) {
            node.put("type", "string").put("format", property.type().jsonName());
        } else {
            node.put("type", property.type().jsonName());
        }
        if (property.unit() != null) {
            node.put("x-ogc-unit", property.unit());
        }
        if (!property.allowedValues().isEmpty()) {
            ArrayNode values = node.putArray("enum");
            property.allowedValues().forEach(value -> values.addPOJO(value));
        }
        return node;
    }
}
