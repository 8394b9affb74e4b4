package org.cityreach.exchange.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mapping as the caller wrote it: a JSON object from target to column. A target mapped to null is
 * left empty even where a column of its name exists; one mapped to {@code {"value": …}} has that value in
 * every row.
 *
 * @param columns column by target
 * @param constants value by target
 * @param empty targets that take no column
 */
public record RequestedMapping(Map<String, String> columns, Map<String, Object> constants, Set<String> empty) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final String ALLOWED = "a JSON object such as {\"name\": \"NAME\", \"x\": \"LONGITUDE\"}";

    public RequestedMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        empty = Collections.unmodifiableSet(new LinkedHashSet<>(empty));
    }

    /** Reads a mapping; null or blank is one that says nothing. The fault {@code invalid-mapping}. */
    public static RequestedMapping parse(@Nullable String text) {
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, Object> constants = new LinkedHashMap<>();
        Set<String> empty = new LinkedHashSet<>();
        if (text != null && !text.isBlank()) {
            for (Map.Entry<String, JsonNode> entry : readObject(text).properties()) {
                JsonNode value = entry.getValue();
                if (value.isNull()) {
                    empty.add(entry.getKey());
                } else if (value.isString()) {
                    columns.put(entry.getKey(), value.asString());
                } else if (value.isObject()
                        && value.size() == 1
                        && value.path("value").isValueNode()) {
                    constants.put(entry.getKey(), scalar(entry.getKey(), value.path("value")));
                } else {
                    throw Fault.invalid(
                            "invalid-mapping",
                            "mapping." + entry.getKey(),
                            value,
                            "a column's name, null, or {\"value\": a constant}");
                }
            }
        }
        return new RequestedMapping(columns, constants, empty);
    }

    private static JsonNode readObject(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException notJson) {
            throw Fault.invalid("invalid-mapping", "mapping", text, ALLOWED);
        }
        throw Fault.invalid("invalid-mapping", "mapping", text, ALLOWED);
    }

    private static Object scalar(String target, JsonNode value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.asLong();
        }
        if (value.isNumber()) {
            return value.asDouble();
        }
        throw Fault.invalid("invalid-mapping", "mapping." + target, value, "a text, a number, true or false");
    }
}
