package org.cityreach.style;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.StyleRule.Paint;

/**
 * A style as read from an SLD 1.0 document. Immutable.
 *
 * @param id the document's name without its ending
 * @param sld the document itself
 */
public record StyleSheet(String id, LocalizedText title, String description, List<StyleRule> rules, String sld) {

    public StyleSheet {
        rules = List.copyOf(rules);
    }

    /** The rule for a value of its property, such as the class {@code hot-99}. */
    public Optional<StyleRule> findRule(String value) {
        return rules.stream().filter(rule -> value.equals(rule.value())).findFirst();
    }

    /** The first colour map of the style; empty where it styles features. */
    public List<ColourStep> colourMap() {
        return rules.stream()
                .map(StyleRule::colourMap)
                .filter(map -> !map.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Each rule with its symbol as a legend, in the order of the document; what only writes labels is left out. */
    public List<LegendClass> symbols() {
        List<LegendClass> classes = new ArrayList<>();
        for (StyleRule rule : rules) {
            Paint main = rule.paints().isEmpty()
                    ? null
                    : rule.paints().get(rule.paints().size() - 1);
            if (main != null) {
                boolean filled = main.fill() != null && main.fillOpacity() > 0;
                String colour = filled ? main.fill() : main.stroke();
                double opacity = filled ? main.fillOpacity() : main.line().opacity();
                classes.add(new LegendClass(
                        null, null, colour == null ? "#000000" : colour, opacity, rule.title(), rule.paints()));
            }
        }
        return classes;
    }

    /** The fill of each rule as a legend, in the order of the document. */
    public List<LegendClass> fills() {
        List<LegendClass> classes = new ArrayList<>();
        for (StyleRule rule : rules) {
            for (Paint paint : rule.paints()) {
                if (paint.fill() != null) {
                    classes.add(new LegendClass(null, null, paint.fill(), paint.fillOpacity(), rule.title()));
                }
            }
        }
        return classes;
    }

    /** As the page takes it: rules with the names that Leaflet gives to fills and strokes. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("title", title);
        document.put("description", description);
        List<StyleRule> painting = rules.stream()
                .filter(rule -> !rule.paints().isEmpty() || !rule.colourMap().isEmpty())
                .toList();
        document.put("rules", painting.stream().map(StyleSheet::document).toList());
        return document;
    }

    private static Map<String, Object> document(StyleRule rule) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", rule.name());
        document.put("title", rule.title());
        if (rule.property() != null && rule.value() != null) {
            document.put("when", Map.of("property", rule.property(), "equals", rule.value()));
        }
        document.put("styles", rule.paints().stream().map(StyleSheet::document).toList());
        if (!rule.colourMap().isEmpty()) {
            document.put("colourMap", rule.colourMap());
        }
        return document;
    }

    static Map<String, Object> document(Paint paint) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stroke", paint.stroke() != null);
        if (paint.stroke() != null) {
            document.put("color", paint.stroke());
            document.put("opacity", paint.line().opacity());
            document.put("weight", paint.line().width());
            if (paint.line().dashes() != null) {
                document.put("dashArray", paint.line().dashes());
            }
        }
        document.put("fill", paint.fill() != null);
        if (paint.fill() != null) {
            document.put("fillColor", paint.fill());
            document.put("fillOpacity", paint.fillOpacity());
        }
        if (paint.mark() != null) {
            document.put("mark", paint.mark());
            document.put("radius", paint.size() / 2);
        }
        return document;
    }
}
