package org.cityreach.store.jdbc;

import java.util.Map;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A layer's schema as the JSON text that the catalogue keeps. */
final class LayerJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private LayerJson() {}

    /** The text; it has been read back, so what is kept can be read. */
    static String write(Layer layer) {
        String json = JSON.writeValueAsString(LayerCodec.toMap(layer));
        if (!read(layer.id(), layer.shipped(), json).equals(layer)) {
            throw new IllegalArgumentException("the layer " + layer.id() + " does not come back from " + json);
        }
        return json;
    }

    static Layer read(String id, boolean isShipped, String json) {
        return LayerCodec.fromMap(id, JSON.readValue(json, DOCUMENT), isShipped);
    }
}
