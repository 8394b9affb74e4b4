package org.cityreach.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A layer's schema as the JSON the catalogue keeps. */
final class LayerJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LayerJson() {}

    static String write(Layer layer) {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", layer.id());
        root.set("title", text(layer.title()));
        root.put("geometryType", layer.geometryType().jsonName());
        root.put("crs", layer.crs().code());
        if (layer.timeProperty() != null) {
            root.put("timeProperty", layer.timeProperty());
        }
        root.put("shipped", layer.shipped());
        ArrayNode properties = root.putArray("properties");
        for (PropertySchema property : layer.properties()) {
            properties.add(write(property));
        }
        return JSON.writeValueAsString(root);
    }

    private static ObjectNode write(PropertySchema property) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", property.name());
        node.put("type", property.type().jsonName());
        node.set("title", text(property.title()));
        if (property.unit() != null) {
            node.put("unit", property.unit());
        }
        ArrayNode allowed = node.putArray("enum");
        for (Object value : property.allowedValues()) {
            add(allowed, value);
        }
        ObjectNode labels = node.putObject("labels");
        property.labels().forEach((value, label) -> labels.set(value, text(label)));
        node.put("required", property.required());
        return node;
    }

    private static void add(ArrayNode array, Object value) {
        if (value instanceof Long number) {
            array.add(number.longValue());
        } else if (value instanceof Double number) {
            array.add(number.doubleValue());
        } else if (value instanceof Boolean bool) {
            array.add(bool.booleanValue());
        } else {
            array.add(value.toString());
        }
    }

    private static ObjectNode text(LocalizedText text) {
        return JSON.createObjectNode().put("zh", text.zh()).put("en", text.en());
    }

    static Layer read(String json) {
        JsonNode root = JSON.readTree(json);
        List<PropertySchema> properties = new ArrayList<>();
        for (JsonNode property : root.get("properties")) {
            properties.add(readProperty(property));
        }
        JsonNode timeProperty = root.get("timeProperty");
        return new Layer(
                root.get("id").asString(),
                readText(root.get("title")),
                GeometryType.of(root.get("geometryType").asString()),
                Crs.of(root.get("crs").asString()),
                properties,
                timeProperty == null ? null : timeProperty.asString(),
                root.get("shipped").asBoolean());
    }

    private static PropertySchema readProperty(JsonNode node) {
        PropertyType type = PropertyType.of(node.get("type").asString());
        List<Object> allowed = new ArrayList<>();
        for (JsonNode value : node.get("enum")) {
            allowed.add(readValue(type, value));
        }
        Map<String, LocalizedText> labels = new LinkedHashMap<>();
        node.get("labels").properties().forEach(entry -> labels.put(entry.getKey(), readText(entry.getValue())));
        JsonNode unit = node.get("unit");
        return new PropertySchema(
                node.get("name").asString(),
                type,
                readText(node.get("title")),
                unit == null ? null : unit.asString(),
                allowed,
                labels,
                node.get("required").asBoolean());
    }

    private static Object readValue(PropertyType type, JsonNode value) {
        return switch (type) {
            case STRING -> value.asString();
            case NUMBER -> value.asDouble();
            case INTEGER -> value.asLong();
            case BOOLEAN -> value.asBoolean();
            case DATE -> LocalDate.parse(value.asString());
            case DATE_TIME -> Instant.parse(value.asString());
        };
    }

    private static LocalizedText readText(JsonNode node) {
        return new LocalizedText(node.get("zh").asString(), node.get("en").asString());
    }
}
