package org.cityreach.collection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The properties that features of a result have, found from their values: whole numbers, numbers, truth values, else
 * texts. A text in two languages becomes two properties; a list or another object becomes its JSON text.
 */
final class ResultSchema {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_PROPERTIES = 200;

    private final Map<String, PropertyType> types;

    private ResultSchema(Map<String, PropertyType> types) {
        this.types = types;
    }

    static ResultSchema of(List<JsonNode> features) {
        Map<String, PropertyType> types = new LinkedHashMap<>();
        for (JsonNode feature : features) {
            forEach(feature, (name, value) -> types.merge(name, typeOf(value), ResultSchema::common));
        }
        return new ResultSchema(types);
    }

    List<PropertySchema> properties() {
        List<PropertySchema> properties = new ArrayList<>();
        types.entrySet().stream()
                .limit(MOST_PROPERTIES)
                .forEach(property -> properties.add(new PropertySchema(
                        property.getKey(),
                        property.getValue(),
                        LocalizedText.same(property.getKey()),
                        null,
                        List.of(),
                        Map.of(),
                        false)));
        return properties;
    }

    /** The values of a feature in the types of the schema. */
    Map<String, Object> values(JsonNode feature) {
        Map<String, Object> values = new LinkedHashMap<>();
        forEach(
                feature,
                (name, value) -> values.put(name, valueOf(types.getOrDefault(name, PropertyType.STRING), value)));
        return values;
    }

    private static Object valueOf(PropertyType type, JsonNode value) {
        return switch (type) {
            case INTEGER -> value.longValue();
            case NUMBER -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            default -> value.isString() ? value.asString() : value.toString();
        };
    }

    /** Each value that there is, under the name it has as a property. */
    private static void forEach(JsonNode feature, BiConsumer<String, JsonNode> take) {
        feature.path("properties").properties().forEach(member -> {
            JsonNode value = member.getValue();
            String name = nameOf(member.getKey());
            if (isLocalized(value)) {
                take.accept(nameOf(name + "_zh"), value.path("zh"));
                take.accept(nameOf(name + "_en"), value.path("en"));
            } else if (!value.isNull()) {
                take.accept(name, value);
            }
        });
    }

    private static boolean isLocalized(JsonNode value) {
        return value.isObject()
                && value.size() == 2
                && value.path("zh").isString()
                && value.path("en").isString();
    }

    /** A name that layers can have. */
    private static String nameOf(String member) {
        String name = member.replaceAll("[^\\p{L}\\p{N}_]", "_");
        boolean isReserved = List.of("id", "fid", "geom", "geometry").contains(name.toLowerCase(Locale.ROOT));
        String fitting = isReserved || name.isEmpty() || Character.isDigit(name.codePointAt(0)) ? "_" + name : name;
        return fitting.substring(0, Math.min(fitting.length(), LONGEST_NAME));
    }

    private static PropertyType typeOf(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return PropertyType.INTEGER;
        }
        if (value.isNumber()) {
            return PropertyType.NUMBER;
        }
        return value.isBoolean() ? PropertyType.BOOLEAN : PropertyType.STRING;
    }

    private static @Nullable PropertyType common(PropertyType one, PropertyType other) {
        if (one == other) {
            return one;
        }
        boolean bothNumbers = isNumeric(one) && isNumeric(other);
        return bothNumbers ? PropertyType.NUMBER : PropertyType.STRING;
    }

    private static boolean isNumeric(PropertyType type) {
        return type == PropertyType.INTEGER || type == PropertyType.NUMBER;
    }
}
