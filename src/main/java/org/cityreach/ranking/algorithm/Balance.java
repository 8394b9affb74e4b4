package org.cityreach.ranking.algorithm;

import java.util.Arrays;

/**
 * How evenly work is spread. Exact up to rounding. Without values everything is NaN; where all are 0 there is no
 * coefficient of variation and no Gini coefficient (NaN).
 *
 * @param sd standard deviation of the values themselves, not of a sample: divided by n
 * @param cv coefficient of variation, sd ÷ mean
 * @param gini 0 where all have the same, towards 1 where one has all: Σ (2 i − n − 1) xᵢ ÷ (n Σ xᵢ) over values
 *     in ascending order, i from 1 (C. Gini, Variabilità e mutabilità, 1912; at most 1 − 1/n)
 */
public record Balance(int count, double mean, double sd, double cv, double gini) {

    /** @param values at least 0 */
    public static Balance of(double[] values) {
        int n = values.length;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double sum = 0;
        double weighted = 0;
        for (int i = 0; i < n; i++) {
            sum += sorted[i];
            weighted += (2.0 * (i + 1) - n - 1) * sorted[i];
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double sd = n == 0 ? Double.NaN : Math.sqrt(squares / n);
        return new Balance(
                n, mean, sd, sum == 0 ? Double.NaN : sd / mean, sum == 0 ? Double.NaN : weighted / (n * sum));
    }
}
