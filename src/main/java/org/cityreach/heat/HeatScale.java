package org.cityreach.heat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;
import org.cityreach.style.ColourStep;
import org.cityreach.style.LegendClass;
import org.jspecify.annotations.Nullable;

/**
 * Colours of densities: classes of even colour, and below the first one an opacity that rises from 0. The limits are
 * shares of the city's highest density, rounded to figures that people can remember, or fixed by the caller.
 * Immutable.
 */
final class HeatScale {

    private static final int FADING_STEPS = 24;

    /** Less than this share of the first limit is about the error of the surface, and is drawn as nothing. */
    private static final double NOTHING = 0.02;

    private static final double[] ROUND = {1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    private final double[] limits;
    private final int[] palette;
    private final List<ColourStep> colours;

    private HeatScale(double[] limits, List<ColourStep> colours) {
        this.limits = limits;
        this.colours = colours;
        palette = new int[1 + FADING_STEPS + limits.length];
        int first = rgb(colours.get(0).colour());
        for (int step = 1; step <= FADING_STEPS; step++) {
            double opacity = colours.get(0).opacity() * (step - 0.5) / FADING_STEPS;
            palette[step] = argb(first, opacity);
        }
        for (int i = 0; i < limits.length; i++) {
            palette[1 + FADING_STEPS + i] =
                    argb(rgb(colours.get(i).colour()), colours.get(i).opacity());
        }
    }

    /**
     * The scale for a highest density.
     *
     * @param map the style's: its first entry is what lies below the classes, its quantities shares of the maximum
     */
    static HeatScale of(double maximum, List<ColourStep> map) {
        List<ColourStep> colours = map.subList(1, map.size());
        double[] limits = new double[colours.size()];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = rounded(
                    maximum > 0 ? maximum * map.get(i).quantity() : map.get(i).quantity());
            if (i > 0 && limits[i] <= limits[i - 1]) {
                limits[i] = above(limits[i - 1]);
            }
        }
        return new HeatScale(limits, colours);
    }

    /** A scale with fixed limits, such as {@code 60,150,300,500,800}. */
    static HeatScale of(String breaks, List<ColourStep> map) {
        List<ColourStep> colours = map.subList(1, map.size());
        String allowed = colours.size() + " rising numbers above 0, separated by commas";
        String[] parts = breaks.split(",", -1);
        if (parts.length != colours.size()) {
            throw Fault.invalid("invalid-breaks", "breaks", breaks, allowed);
        }
        double[] limits = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                limits[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException notANumber) {
                throw Fault.invalid("invalid-breaks", "breaks", breaks, allowed);
            }
            if (!(limits[i] > (i == 0 ? 0 : limits[i - 1])) || Double.isInfinite(limits[i])) {
                throw Fault.invalid("invalid-breaks", "breaks", breaks, allowed);
            }
        }
        return new HeatScale(limits, colours);
    }

    private static double rounded(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(value)));
        double best = ROUND[0];
        for (double candidate : ROUND) {
            if (Math.abs(candidate * power - value) < Math.abs(best * power - value)) {
                best = candidate;
            }
        }
        return exact(best, power);
    }

    private static double above(double limit) {
        double power = Math.pow(10, Math.floor(Math.log10(limit) + 1e-9));
        for (double candidate : ROUND) {
            if (candidate * power > limit * (1 + 1e-9)) {
                return exact(candidate, power);
            }
        }
        return exact(1.2, power * 10);
    }

    /** The product without the last bits' noise, so that a limit reads 0.03 and not 0.030000000000000002. */
    private static double exact(double digits, double power) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.6g", digits * power));
    }

    /** The number of a density's colour in the palette; 0 for nothing. */
    byte number(double density) {
        if (!(density >= limits[0] * NOTHING)) {
            return 0;
        }
        if (density < limits[0]) {
            return (byte) (1 + (int) (density / limits[0] * FADING_STEPS));
        }
        int at = 1;
        while (at < limits.length && density >= limits[at]) {
            at++;
        }
        return (byte) (FADING_STEPS + at);
    }

    /** Colours as 0xAARRGGBB. */
    int[] palette() {
        return palette.clone();
    }

    List<Double> limits() {
        List<Double> list = new ArrayList<>();
        for (double limit : limits) {
            list.add(limit);
        }
        return list;
    }

    /** The classes from the lowest to the highest. */
    List<LegendClass> classes() {
        List<LegendClass> classes = new ArrayList<>();
        for (int i = 0; i < limits.length; i++) {
            @Nullable Double to = i + 1 < limits.length ? (Double) limits[i + 1] : null;
            String label = to == null ? "≥ " + text(limits[i]) : text(limits[i]) + "–" + text(to);
            ColourStep step = colours.get(i);
            classes.add(new LegendClass(limits[i], to, step.colour(), step.opacity(), LocalizedText.same(label)));
        }
        return classes;
    }

    private static String text(double limit) {
        if (limit == Math.rint(limit) && limit < 1e15) {
            return String.format(Locale.ROOT, "%,d", (long) limit).replace(',', '\u2009');
        }
        return Double.toString(limit);
    }

    private static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }

    private static int argb(int rgb, double opacity) {
        return (int) Math.round(255 * opacity) << 24 | rgb;
    }
}
