package org.cityreach.demo.file;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text, the same on every machine and in every locale. */
final class Decimals {

    private Decimals() {}

    /** Without an exponent; whole numbers without a fraction. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** With so many decimals, trailing zeros kept off. */
    static String fixed(double number, int decimals) {
        return BigDecimal.valueOf(number)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
