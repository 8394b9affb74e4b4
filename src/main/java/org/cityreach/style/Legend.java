package org.cityreach.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.LocalizedText;

/**
 * What the colours of a map mean. Immutable.
 *
 * @param unit of the limits, such as {@code 1/km²}; empty where they have none
 * @param facts what else belongs to the scale, such as {@code maximum}, {@code count} and {@code version}; plain
 *     numbers, texts, maps and lists, in the order to be shown
 */
public record Legend(LocalizedText title, String unit, List<LegendClass> classes, Map<String, Object> facts) {

    public Legend {
        classes = List.copyOf(classes);
        facts = new LinkedHashMap<>(facts);
    }

    /** As told over the API: title, unit, classes, and the facts beside them. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", title);
        document.put("unit", unit);
        List<Map<String, Object>> entries = new ArrayList<>();
        for (LegendClass one : classes) {
            Map<String, Object> entry = new LinkedHashMap<>();
            if (one.from() != null) {
                entry.put("from", one.from());
            }
            if (one.to() != null) {
                entry.put("to", one.to());
            }
            entry.put("colour", one.colour());
            entry.put("opacity", one.opacity());
            entry.put("label", one.label());
            if (!one.symbol().isEmpty()) {
                entry.put(
                        "symbol",
                        one.symbol().stream().map(StyleSheet::document).toList());
            }
            entries.add(entry);
        }
        document.put("classes", entries);
        document.putAll(facts);
        return document;
    }
}
