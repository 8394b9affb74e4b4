package org.cityreach.hotspot.algorithm;

import java.util.Locale;

/**
 * How a place came to be, or ceased to be, hot or cold: sixteen patterns and none. The rules stand in
 * docs/emerging-hotspots.md, in the order in which they are tried here.
 */
public enum EmergingPattern {
    NEW_HOT,
    CONSECUTIVE_HOT,
    INTENSIFYING_HOT,
    PERSISTENT_HOT,
    DIMINISHING_HOT,
    SPORADIC_HOT,
    OSCILLATING_HOT,
    HISTORICAL_HOT,
    NEW_COLD,
    CONSECUTIVE_COLD,
    INTENSIFYING_COLD,
    PERSISTENT_COLD,
    DIMINISHING_COLD,
    SPORADIC_COLD,
    OSCILLATING_COLD,
    HISTORICAL_COLD,
    NONE;

    /** A trend is one where its two-sided probability is at most this. */
    public static final double TREND_LEVEL = 0.10;

    private static final int KINDS = 8;

    /**
     * The pattern of a place.
     *
     * @param states for each step, oldest first, 1 where the place is hot, −1 where it is cold, else 0
     * @param trend of its z
     */
    public static EmergingPattern of(int[] states, MannKendall trend) {
        int last = states.length == 0 ? 0 : states[states.length - 1];
        if (last == 0) {
            return historical(states);
        }
        int alike = count(states, last);
        boolean nearlyAlways = isNearlyAlways(alike, states.length);
        if (nearlyAlways && trend.p() <= TREND_LEVEL && trend.s() != 0) {
            return (trend.s() > 0) == (last > 0) ? INTENSIFYING_HOT.towards(last) : DIMINISHING_HOT.towards(last);
        }
        if (nearlyAlways) {
            return PERSISTENT_HOT.towards(last);
        }
        if (alike == 1) {
            return NEW_HOT.towards(last);
        }
        if (finalRun(states, last) == alike) {
            return CONSECUTIVE_HOT.towards(last);
        }
        return count(states, -last) > 0 ? OSCILLATING_HOT.towards(last) : SPORADIC_HOT.towards(last);
    }

    private static EmergingPattern historical(int[] states) {
        for (int sign : new int[] {1, -1}) {
            if (states.length > 0 && isNearlyAlways(count(states, sign), states.length)) {
                return HISTORICAL_HOT.towards(sign);
            }
        }
        return NONE;
    }

    private static boolean isNearlyAlways(int count, int steps) {
        return 10L * count >= 9L * steps;
    }

    private static int count(int[] states, int sign) {
        int count = 0;
        for (int state : states) {
            count += state == sign ? 1 : 0;
        }
        return count;
    }

    private static int finalRun(int[] states, int sign) {
        int run = 0;
        while (run < states.length && states[states.length - 1 - run] == sign) {
            run++;
        }
        return run;
    }

    private EmergingPattern towards(int sign) {
        return sign > 0 ? this : values()[ordinal() + KINDS];
    }

    /** 1 for hot, −1 for cold, 0 for none. */
    public int sign() {
        return this == NONE ? 0 : ordinal() < KINDS ? 1 : -1;
    }

    /** As documents have it, such as {@code new-hot}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
