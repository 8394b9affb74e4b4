package org.cityreach.exchange.osm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of the mapping's file as plain maps and lists; what has another shape is a mistake in that file. */
final class MappingNode {

    private MappingNode() {}

    static Map<String, Object> map(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("in the mapping of OSM: " + node + " where a map should be");
        }
        Map<String, Object> typed = new LinkedHashMap<>();
        map.forEach((key, value) -> typed.put(String.valueOf(key), value));
        return typed;
    }

    /** The members of a list; of none where the node is absent. */
    static List<Object> list(@Nullable Object node) {
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof List<?> list)) {
            throw new IllegalArgumentException("in the mapping of OSM: " + node + " where a list should be");
        }
        return List.copyOf(list);
    }

    static List<String> texts(@Nullable Object node) {
        return list(node).stream().map(String::valueOf).toList();
    }
}
