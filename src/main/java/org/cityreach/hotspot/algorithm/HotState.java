package org.cityreach.hotspot.algorithm;

import java.util.Locale;

/** How sure it is that high (hot) or low (cold) values gather at a place. */
public enum HotState {
    HOT_99,
    HOT_95,
    HOT_90,
    NONE,
    COLD_90,
    COLD_95,
    COLD_99;

    /** From z and a two-sided probability; a probability exactly at a level reaches it, NaN is none. */
    public static HotState of(double z, double p) {
        if (p <= 0.01) {
            return z > 0 ? HOT_99 : COLD_99;
        }
        if (p <= 0.05) {
            return z > 0 ? HOT_95 : COLD_95;
        }
        if (p <= 0.10) {
            return z > 0 ? HOT_90 : COLD_90;
        }
        return NONE;
    }

    /** 1 for hot, −1 for cold, 0 for none. */
    public int sign() {
        return Integer.compare(NONE.ordinal(), ordinal());
    }

    /** In per cent; 0 for none. */
    public int confidencePercent() {
        return switch (this) {
            case HOT_99, COLD_99 -> 99;
            case HOT_95, COLD_95 -> 95;
            case HOT_90, COLD_90 -> 90;
            case NONE -> 0;
        };
    }

    /** As documents have it, such as {@code hot-99}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
