package org.cityreach.store.postgis;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;

/**
 * Column names for properties. PostgreSQL cuts names after 63 bytes and keeps a few for itself; such
 * ones get another that does not clash, always the same for the same schema.
 */
final class PostgisColumns {

    private static final int MOST_BYTES = 63;
    private static final Set<String> SYSTEM = Set.of("ctid", "xmin", "xmax", "cmin", "cmax", "tableoid", "oid");

    private PostgisColumns() {}

    static Map<String, String> of(Layer layer) {
        Map<String, String> columns = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (PropertySchema property : layer.properties()) {
            if (isUsable(property.name())) {
                columns.put(property.name(), property.name());
                taken.add(property.name());
            }
        }
        for (PropertySchema property : layer.properties()) {
            if (!columns.containsKey(property.name())) {
                columns.put(property.name(), replacement(property.name(), taken));
            }
        }
        return columns;
    }

    private static boolean isUsable(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && !SYSTEM.contains(name);
    }

    private static String replacement(String name, Set<String> taken) {
        String start = name;
        while (start.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES - 4) {
            start = start.substring(0, start.offsetByCodePoints(0, start.codePointCount(0, start.length()) - 1));
        }
        int number = 2;
        String candidate = start + "_";
        while (!taken.add(candidate)) {
            candidate = start + "_" + number++;
        }
        return candidate;
    }
}
