package org.cityreach.areamap;

import java.util.List;
import java.util.Locale;
import org.cityreach.style.LegendClass;
import org.cityreach.style.StyleRule;
import org.cityreach.style.StyleSheet;

/**
 * Colours of classes: stops from the lowest to the highest, in between mixed evenly, so that any number of classes differ
 * in lightness. Areas without a figure are grey; those with a small basis are streaked with white.
 *
 * @param stops as 0xRRGGBB, at least two
 * @param opacity of all classes, 0 to 1
 * @param outline between areas, as 0xRRGGBB
 * @param outlineOpacity how much of it is mixed into what it lies on
 */
public record AreaColours(
        List<Integer> stops, double opacity, int outline, double outlineOpacity, double outlinePixels) {

    static final int NO_FIGURE = 0xC3C9D0;
    static final double NO_FIGURE_OPACITY = 0.45;

    public AreaColours {
        stops = List.copyOf(stops);
        if (stops.size() < 2) {
            throw new IllegalArgumentException("a ramp needs two colours or more, got " + stops.size());
        }
    }

    /** The fills of a style's rules, in their order, and the opacity and stroke of the first. */
    static AreaColours of(StyleSheet style) {
        List<LegendClass> fills = style.fills();
        StyleRule.Paint first = style.rules().get(0).paints().get(0);
        String stroke = first.stroke();
        return new AreaColours(
                fills.stream().map(fill -> number(fill.colour())).toList(),
                fills.get(0).opacity(),
                stroke == null ? 0 : number(stroke),
                stroke == null ? 0 : first.line().opacity(),
                stroke == null ? 0 : first.line().width());
    }

    private static int number(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    /** As 0xRRGGBB; a single class has the middle colour. */
    int of(int number, int classes) {
        double place = classes == 1 ? (stops.size() - 1) / 2.0 : (double) number * (stops.size() - 1) / (classes - 1);
        int low = Math.min(stops.size() - 2, (int) place);
        double share = place - low;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = (1 - share) * (stops.get(low) >> shift & 255) + share * (stops.get(low + 1) >> shift & 255);
            colour |= (int) Math.round(mixed) << shift;
        }
        return colour;
    }

    static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06X", colour);
    }
}
