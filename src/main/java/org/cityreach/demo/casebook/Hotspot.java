package org.cityreach.demo.casebook;

/**
 * A place where cases of one category come again and again.
 *
 * @param weight its share among the hot spots of its category
 * @param spreadMetres how far from the middle they lie along the street, as a standard deviation
 * @param eastWest which way the street runs
 * @param trend how it goes through the year
 */
record Hotspot(double u, double v, double weight, double spreadMetres, boolean eastWest, Trend trend) {

    /** The course over the twelve months of the log. */
    enum Trend {
        STEADY,
        WORSENING,
        IMPROVING,
        /** Came up in the second half of the log. */
        NEW,
        /** Was cleared in the first half of the log. */
        CLEARED;

        /** The factor in a month of the log, the first being 0. */
        double factor(int month) {
            return switch (this) {
                case STEADY -> 1;
                case WORSENING -> 0.35 + 0.12 * month;
                case IMPROVING -> 1.7 - 0.125 * month;
                case NEW -> month < 7 ? 0.02 : 1.6;
                case CLEARED -> month < 5 ? 1.8 : 0.03;
            };
        }
    }
}
