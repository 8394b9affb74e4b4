package org.cityreach.hotspot.algorithm;

import java.util.Arrays;

/**
 * Whether a series rises or falls, whatever its shape: rank correlation with time.
 *
 * <p>S counts the pairs of values that rise less those that fall. Its variance is corrected for ties, its z for
 * continuity (S moves by one towards 0), p is two-sided from the normal distribution. A series in which all is equal,
 * or of fewer than two values, has z = 0 and p = 1. The normal distribution is a fair one from ten values
 * on.
 *
 * <p>Source: H. B. Mann, "Nonparametric tests against trend", 1945; M. G. Kendall, "Rank correlation methods", 1975.
 *
 * @param s rises less falls
 * @param variance of S under no trend
 */
public record MannKendall(long s, double variance, double z, double p) {

    /** The trend of values at equal steps of time, oldest first; none may be NaN. Quadratic in the length. */
    public static MannKendall of(double[] series) {
        return of(series, 0, series.length);
    }

    /** The same for the values from {@code from} up to but without {@code to}. */
    public static MannKendall of(double[] series, int from, int to) {
        long s = 0;
        for (int i = from; i < to; i++) {
            for (int j = i + 1; j < to; j++) {
                s += Double.compare(series[j] + 0.0, series[i] + 0.0);
            }
        }
        double variance = variance(Arrays.copyOfRange(series, from, to));
        double z = s == 0 || variance == 0 ? 0 : (s - Math.signum((double) s)) / Math.sqrt(variance);
        return new MannKendall(s, variance, z, Normal.twoSided(z));
    }

    private static double variance(double[] values) {
        Arrays.sort(values);
        double sum = term(values.length);
        int run = 1;
        for (int i = 1; i <= values.length; i++) {
            if (i < values.length && values[i] == values[i - 1]) {
                run++;
            } else {
                sum -= term(run);
                run = 1;
            }
        }
        return values.length < 2 ? 0 : sum / 18;
    }

    private static double term(double count) {
        return count * (count - 1) * (2 * count + 5);
    }
}
