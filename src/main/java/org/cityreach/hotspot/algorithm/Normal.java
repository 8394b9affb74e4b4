package org.cityreach.hotspot.algorithm;

/**
 * Probabilities of the standard normal distribution, relative error below 1e-13 down to the smallest numbers a
 * double holds (|z| about 38), 0 beyond.
 *
 * <p>Source: M. Abramowitz, I. Stegun, "Handbook of Mathematical Functions", 1964: the series 26.2.11 near the
 * middle, the continued fraction 26.2.14 in the tail.
 */
public final class Normal {

    private static final double TAIL = 2.5;
    private static final double ROOT_OF_2_PI = Math.sqrt(2 * Math.PI);
    private static final double END = 1e-17;

    private Normal() {}

    /** How likely a value at least so far from the middle is, on either side; NaN for NaN. */
    public static double twoSided(double z) {
        double x = Math.abs(z);
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double density = Math.exp(-x * x / 2) / ROOT_OF_2_PI;
        return x < TAIL ? 1 - 2 * density * series(x) : 2 * density * fraction(x);
    }

    /** x + x³/3 + x⁵/(3·5) + … */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int k = 3; term > END * sum; k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return sum;
    }

    /** 1/(x + 1/(x + 2/(x + 3/(x + …)))), from the inside out. */
    private static double fraction(double x) {
        int depth = (int) Math.min(160, 20 + 900 / (x * x));
        double inner = x;
        for (int k = depth; k > 0; k--) {
            inner = x + k / inner;
        }
        return 1 / inner;
    }
}
