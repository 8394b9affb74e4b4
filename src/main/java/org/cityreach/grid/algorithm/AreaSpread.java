package org.cityreach.grid.algorithm;

import java.util.Arrays;

/**
 * What areas of cells are usual: the median and, on a logarithmic scale, the median absolute deviation from it. An area is
 * an outlier where its modified z-score {@code 0.6745 (ln a − median) / MAD} is beyond {@link #MOST_Z}, and it is
 * more than {@link #LEAST_FACTOR} times larger or smaller than the median, so that a layer of equal cells does not
 * call a hair's difference an outlier. B. Iglewicz and D. C. Hoaglin (1993), How to detect and handle outliers.
 *
 * @param medianSquareMetres NaN where there are no areas
 * @param low the least usual area
 * @param high the greatest
 */
public record AreaSpread(double medianSquareMetres, double low, double high) {

    public static final double MOST_Z = 3.5;
    public static final double LEAST_FACTOR = 2;
    private static final double NORMAL_QUARTILE = 0.6745;

    /** Of areas above 0. */
    public static AreaSpread of(double[] squareMetres) {
        if (squareMetres.length == 0) {
            return new AreaSpread(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] logs = Arrays.stream(squareMetres).map(Math::log).sorted().toArray();
        double median = median(logs);
        double[] away =
                Arrays.stream(logs).map(log -> Math.abs(log - median)).sorted().toArray();
        double reach = Math.max(Math.log(LEAST_FACTOR), MOST_Z * median(away) / NORMAL_QUARTILE);
        return new AreaSpread(Math.exp(median), Math.exp(median - reach), Math.exp(median + reach));
    }

    public boolean isOutlier(double squareMetres) {
        return squareMetres < low || squareMetres > high;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
