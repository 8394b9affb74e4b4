package org.cityreach.areamap;

import java.util.Locale;

/**
 * Colours of classes: stops from the lightest to the darkest, in between mixed evenly, so that any number of classes differ
 * in lightness. Areas without a figure are grey; those with a small basis are streaked with white.
 */
final class AreaColours {

    static final int NO_FIGURE = 0xC3C9D0;
    static final double NO_FIGURE_OPACITY = 0.45;
    static final double OPACITY = 0.8;
    static final int OUTLINE = 0xFFFFFF;

    private static final int[] STOPS = {0xEDF8FB, 0xB3CDE3, 0x8C96C6, 0x8856A7, 0x810F7C};

    private AreaColours() {}

    /** As 0xRRGGBB; a single class has the middle colour. */
    static int of(int number, int classes) {
        double place = classes == 1 ? (STOPS.length - 1) / 2.0 : (double) number * (STOPS.length - 1) / (classes - 1);
        int low = Math.min(STOPS.length - 2, (int) place);
        double share = place - low;
        int colour = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double mixed = (1 - share) * (STOPS[low] >> shift & 255) + share * (STOPS[low + 1] >> shift & 255);
            colour |= (int) Math.round(mixed) << shift;
        }
        return colour;
    }

    static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06X", colour);
    }
}
