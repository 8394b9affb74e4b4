package org.cityreach.siting.candidate;

import java.util.Locale;

/** Figures in texts. */
public final class Wording {

    private static final int FEW = 100;

    private Wording() {}

    /** Whole where the figure is large or has no fraction, else with one decimal. */
    public static String figure(double value) {
        boolean whole = Math.abs(value) >= FEW || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f" : "%.1f", value);
    }

    /** A figure that is below a limit, never rounded up to it. */
    public static String below(double value, double limit) {
        String text = figure(value);
        for (int decimals = 1; decimals <= 3 && Double.parseDouble(text) >= limit; decimals++) {
            text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        }
        return text;
    }
}
