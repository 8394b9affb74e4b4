package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a property follows from tags.
 *
 * @param value null where nothing follows
 * @param isArea whether the geometry's area in m² takes its place
 */
record OsmProperty(String name, Function<Map<String, String>, @Nullable Object> value, boolean isArea) {

    static OsmProperty of(String name, Map<String, Object> rule, OsmValues values) {
        if (rule.containsKey("value")) {
            Object constant = rule.get("value");
            return new OsmProperty(name, tags -> constant, false);
        }
        if (rule.containsKey("name")) {
            return new OsmProperty(name, values::name, false);
        }
        if (rule.containsKey("rule")) {
            String computed = String.valueOf(rule.get("rule"));
            return switch (computed) {
                case "oneway" -> new OsmProperty(name, values::isOneway, false);
                case "speed" -> new OsmProperty(name, values::speedKmh, false);
                case "area" -> new OsmProperty(name, tags -> null, true);
                default ->
                    throw new IllegalArgumentException("in the mapping of OSM: there is no rule '" + computed + "'");
            };
        }
        List<String> keys = new ArrayList<>(MappingNode.texts(rule.get("tags")));
        if (rule.get("tag") != null) {
            keys.add(String.valueOf(rule.get("tag")));
        }
        @Nullable Map<String, Object> words = rule.get("values") == null ? null : MappingNode.map(rule.get("values"));
        return new OsmProperty(name, tags -> first(tags, keys, words), false);
    }

    private static @Nullable Object first(
            Map<String, String> tags, List<String> keys, @Nullable Map<String, Object> words) {
        for (String key : keys) {
            String value = tags.get(key);
            Object known = value == null || words == null ? value : words.get(value);
            if (known != null) {
                return known;
            }
        }
        return null;
    }
}
