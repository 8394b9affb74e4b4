package org.cityreach.ogc.items;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.SortKey;
import org.jspecify.annotations.Nullable;

/** The parameters {@code sortby} and {@code properties}: names of properties with commas between. */
final class Selected {

    private static final int MOST_KEYS = 10;

    private Selected() {}

    /** The keys of a parameter such as {@code -reported,+kind}; a plus may have become a blank on the way. */
    static List<SortKey> order(Layer layer, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<SortKey> keys = new ArrayList<>();
        Set<String> named = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            boolean isDescending = part.startsWith("-");
            boolean isSigned = isDescending || part.startsWith("+") || part.startsWith(" ");
            String name = (isSigned ? part.substring(1) : part).strip();
            checkName("sortby", name, layer, true);
            if (!named.add(name)) {
                throw Fault.invalid("invalid-value", "sortby", text, "each property once");
            }
            keys.add(new SortKey(name, isDescending));
        }
        if (keys.size() > MOST_KEYS) {
            throw Fault.invalid("invalid-value", "sortby", text, "at most " + MOST_KEYS + " properties");
        }
        return keys;
    }

    /** The layer with those properties only, in their own order; all where the parameter is missing. */
    static Layer properties(Layer layer, @Nullable String text) {
        if (text == null) {
            return layer;
        }
        Set<String> names = new LinkedHashSet<>();
        for (String part : text.split(",")) {
            String name = part.strip();
            if (!name.isEmpty()) {
                checkName("properties", name, layer, false);
                names.add(name);
            }
        }
        String time = layer.timeProperty();
        return new Layer(
                layer.id(),
                layer.title(),
                layer.geometryType(),
                layer.crs(),
                layer.properties().stream()
                        .filter(property -> names.contains(property.name()))
                        .toList(),
                time != null && names.contains(time) ? time : null,
                layer.shipped());
    }

    private static void checkName(String parameter, String name, Layer layer, boolean mayBeId) {
        if (layer.findProperty(name).isPresent() || mayBeId && name.equals(SortKey.ID)) {
            return;
        }
        List<String> known = new ArrayList<>(mayBeId ? List.of(SortKey.ID) : List.of());
        layer.properties().stream().map(PropertySchema::name).forEach(known::add);
        throw Fault.invalid("unknown-property", parameter, name, String.join(", ", known));
    }
}
