package org.cityreach.publish.part;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.publish.server.GeoServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How this service knows its own things again: entries of an object's metadata, words in a store's description, a
 * comment in a style. They stand on the server, so they hold for whatever service of this owner publishes next.
 */
final class Marks {

    /** The collection, job or group that an object shows. */
    static final String ITEM = "cityreach.item";

    /** The version or job that the object was last brought up to. */
    static final String VERSION = "cityreach.version";

    /** The version since which cached tiles are good. */
    static final String TILES = "cityreach.tiles";

    static final String DESCRIPTION = "Published by CityReach";
    static final String COMMENT = "<!-- Published by CityReach; changes made here are overwritten. -->";

    private static final String KEY = "@key";
    private static final String TEXT = "$";

    private Marks() {}

    /** The value of an entry of {@code metadata}; null where there is none. */
    static @Nullable String find(JsonNode object, String key) {
        for (JsonNode entry : entries(object)) {
            if (entry.path(KEY).asString("").equals(key)) {
                return entry.path(TEXT).asString("");
            }
        }
        return null;
    }

    /** The plain name of the store that a feature type or coverage says it is in. */
    static String store(JsonNode resource) {
        String name = resource.path("store").path("name").asString("");
        return name.substring(name.indexOf(':') + 1);
    }

    private static List<JsonNode> entries(JsonNode object) {
        return GeoServer.items(object.path("metadata").path("entry"));
    }

    /** The object's metadata with some entries set; a write without the others would lose them. */
    static ObjectNode merged(JsonNode object, Map<String, String> set) {
        Map<String, String> left = new LinkedHashMap<>(set);
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode entry : entries(object)) {
            if (!set.containsKey(entry.path(KEY).asString(""))) {
                all.add(entry);
            }
        }
        left.forEach((key, value) ->
                all.add(JsonNodeFactory.instance.objectNode().put(KEY, key).put(TEXT, value)));
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        ArrayNode list = metadata.putArray("entry");
        all.forEach(list::add);
        return metadata;
    }
}
