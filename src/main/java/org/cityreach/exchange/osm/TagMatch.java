package org.cityreach.exchange.osm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on tags: one of several sets holds, a set being keys that each have one of some values.
 *
 * @param sets the value {@code *} stands for any
 */
record TagMatch(List<Map<String, Set<String>>> sets) {

    private static final String ANY = "*";

    TagMatch {
        sets = List.copyOf(sets);
    }

    /** Reads {@code [{key: [values]}, …]}; nothing holds for null. */
    static TagMatch of(@Nullable Object list) {
        return new TagMatch(MappingNode.list(list).stream().map(TagMatch::set).toList());
    }

    private static Map<String, Set<String>> set(Object node) {
        Map<String, Set<String>> set = new LinkedHashMap<>();
        MappingNode.map(node)
                .forEach((key, values) -> set.put(
                        key,
                        Set.copyOf(MappingNode.list(values).stream()
                                .map(String::valueOf)
                                .toList())));
        return Map.copyOf(set);
    }

    boolean holds(Map<String, String> tags) {
        for (Map<String, Set<String>> set : sets) {
            if (holds(set, tags)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Map<String, Set<String>> set, Map<String, String> tags) {
        for (Map.Entry<String, Set<String>> wanted : set.entrySet()) {
            String value = tags.get(wanted.getKey());
            if (value == null
                    || !wanted.getValue().contains(value) && !wanted.getValue().contains(ANY)) {
                return false;
            }
        }
        return true;
    }
}
