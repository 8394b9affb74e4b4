package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into one layer.
 *
 * @param properties in the order of their columns
 */
record OsmLayer(String id, Take take, TagMatch where, TagMatch except, List<OsmProperty> properties) {

    /** What is made of an object. */
    enum Take {
        LINES,
        POINTS,
        AREAS;

        boolean from(OsmKind kind) {
            return switch (kind) {
                case NODE -> this != LINES;
                case WAY -> true;
                case RELATION -> this != LINES;
            };
        }
    }

    OsmLayer {
        properties = List.copyOf(properties);
    }

    static OsmLayer of(String id, Object node, OsmValues values) {
        Map<String, Object> members = MappingNode.map(node);
        List<OsmProperty> properties = new ArrayList<>();
        MappingNode.map(members.get("properties"))
                .forEach((name, rule) -> properties.add(OsmProperty.of(name, MappingNode.map(rule), values)));
        return new OsmLayer(
                id,
                Take.valueOf(String.valueOf(members.get("take")).toUpperCase(Locale.ROOT)),
                TagMatch.of(members.get("where")),
                TagMatch.of(members.get("except")),
                properties);
    }

    boolean takes(Map<String, String> tags) {
        return !tags.isEmpty() && where.holds(tags) && !except.holds(tags);
    }

    List<String> columns() {
        return properties.stream().map(OsmProperty::name).toList();
    }

    /** The values of an object's properties that follow from its tags. */
    @Nullable
    Object[] values(Map<String, String> tags) {
        @Nullable Object[] values = new @Nullable Object[properties.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = properties.get(i).value().apply(tags);
        }
        return values;
    }

    /** Which column is the area in m²; -1 for none. */
    int areaColumn() {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).isArea()) {
                return i;
            }
        }
        return -1;
    }
}
