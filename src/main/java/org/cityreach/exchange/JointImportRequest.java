package org.cityreach.exchange;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An import of several layers of one file at once, nothing checked yet.
 *
 * @param file belongs to the import from now on, which deletes it
 * @param layers the file's layer by collection; empty for those whose names are collections
 * @param fields what the form says, of all layers alike
 */
public record JointImportRequest(Path file, Map<String, String> layers, ImportRequest.Fields fields) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public JointImportRequest {
        layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /** Reads the field {@code layers}; the fault {@code invalid-value}. */
    public static Map<String, String> layersOf(@Nullable String text) {
        Map<String, String> layers = new LinkedHashMap<>();
        if (text != null) {
            JsonNode node = object(text);
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                if (!entry.getValue().isString()) {
                    throw wrong(text);
                }
                layers.put(entry.getKey(), entry.getValue().asString());
            }
        }
        return layers;
    }

    private static JsonNode object(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject() && !node.isEmpty()) {
                return node;
            }
        } catch (JacksonException notJson) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static Fault wrong(String text) {
        return Fault.invalid(
                "invalid-value",
                "layers",
                text,
                "a JSON object from collection to layer of the file, such as {\"road\": \"road\"}");
    }
}
