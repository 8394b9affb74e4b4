package org.cityreach.tile.draw;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleRule.Paint;
import org.cityreach.style.StyleSheet;
import org.jspecify.annotations.Nullable;

/**
 * Which rules of a style hold for a feature at a scale: all whose property has their value, and those without a
 * condition, in the order of the style. A rule about a property that the layer does not have holds for none. Immutable.
 */
final class Rules {

    private static final int MOST = 62;

    private final List<StyleRule> rules;
    private final LayerSnapshot snapshot;

    Rules(StyleSheet style, LayerSnapshot snapshot, double scaleDenominator) {
        this.snapshot = snapshot;
        rules = style.rules().stream()
                .filter(rule -> rule.scales().hold(scaleDenominator))
                .filter(rule -> rule.isAbout(snapshot.layer()))
                .limit(MOST)
                .toList();
    }

    /** Whether a style has anything to say of a layer, at any scale. */
    static boolean fit(StyleSheet style, Layer layer) {
        int dimension = layer.geometryType().dimension();
        return style.rules().stream()
                .filter(rule -> rule.isAbout(layer))
                .anyMatch(rule ->
                        rule.label() != null || rule.paints().stream().anyMatch(paint -> paint.draws(dimension)));
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The rules that hold for a feature, a bit for each. */
    long of(int row) {
        long holding = 0;
        for (int i = 0; i < rules.size(); i++) {
            StyleRule rule = rules.get(i);
            String property = rule.property();
            if (rule.holds(property == null ? null : snapshot.value(row, property))) {
                holding |= 1L << i;
            }
        }
        return holding;
    }

    /** What is painted for rules that hold. */
    List<Paint> paints(long holding, int dimension) {
        List<Paint> paints = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if ((holding & 1L << i) != 0) {
                rules.get(i).paints().stream()
                        .filter(paint -> paint.draws(dimension))
                        .forEach(paints::add);
            }
        }
        return paints;
    }

    /** What is written for rules that hold; null for nothing. */
    StyleRule.@Nullable Label label(long holding) {
        StyleRule.Label label = null;
        for (int i = 0; i < rules.size(); i++) {
            StyleRule.Label its = rules.get(i).label();
            if ((holding & 1L << i) != 0
                    && its != null
                    && snapshot.layer().findProperty(its.property()).isPresent()) {
                label = its;
            }
        }
        return label;
    }

    /** How far any symbol reaches beyond its place, in pixels. */
    double reachPixels() {
        double reach = 1;
        for (StyleRule rule : rules) {
            for (Paint paint : rule.paints()) {
                double line = paint.stroke() == null ? 0 : 2 * paint.line().width();
                reach = Math.max(reach, paint.size() / 2 + line + 1);
            }
        }
        return reach;
    }

    boolean hasLabels() {
        return rules.stream().anyMatch(rule -> rule.label() != null);
    }
}
