package org.cityreach.print;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as people read them: thousands with a thin space, metres below 1000 and km above. */
public final class Numbers {

    public static final String NONE = "–";
    private static final char THIN_SPACE = '\u2009';

    private Numbers() {}

    /** As many decimals as its size makes sense of, at most two. */
    public static String amount(double figure) {
        double size = Math.abs(figure);
        return fixed(figure, size >= 1000 ? 0 : size >= 100 ? 1 : 2, true);
    }

    public static String percent(double share) {
        return Double.isFinite(share) ? fixed(100 * share, 1, false) + " %" : NONE;
    }

    public static String metres(double metres) {
        if (!Double.isFinite(metres)) {
            return NONE;
        }
        return Math.abs(metres) < 999.5 ? fixed(metres, 0, false) + " m" : fixed(metres / 1000, 2, false) + " km";
    }

    /** With a sign, for changes. */
    public static String signed(String shown, double figure) {
        return figure > 0 ? "+" + shown : shown;
    }

    public static String fixed(double figure, int decimals, boolean shorten) {
        if (!Double.isFinite(figure)) {
            return NONE;
        }
        BigDecimal rounded = BigDecimal.valueOf(figure).setScale(decimals, RoundingMode.HALF_EVEN);
        if (shorten && rounded.scale() > 0) {
            rounded = rounded.stripTrailingZeros();
            rounded = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        }
        String digits = rounded.abs().toPlainString();
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int at = point - 3; at > 0; at -= 3) {
            text.insert(at, THIN_SPACE);
        }
        return rounded.signum() < 0 ? "−" + text : text.toString();
    }
}
