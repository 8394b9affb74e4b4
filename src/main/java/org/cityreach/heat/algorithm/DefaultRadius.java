package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A radius that suits the spread of the places: 0.9 · min(SD, √(1/ln 2) · Dm) · n^−0.2, where SD is the standard
 * distance, Dm the median distance to the mean centre and n the number of places, each by weight where they have
 * one. A variant of Silverman's rule of thumb (1986, eq. 3.31) for the plane that outliers cannot stretch;
 * the rule behind the default search radius of common GIS.
 */
public final class DefaultRadius {

    private static final double FACTOR = 0.9;
    private static final double EXPONENT = -0.2;
    private static final double MEDIAN_FACTOR = Math.sqrt(1 / Math.log(2));

    private DefaultRadius() {}

    /**
     * The radius in metres; NaN where there is none, for fewer than two places or all in one position.
     *
     * @param weights null where each weighs 1; negative ones count as 0
     */
    public static double computeMetres(double[] xs, double[] ys, double @Nullable [] weights) {
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < xs.length; i++) {
            double weight = weight(weights, i);
            total += weight;
            if (weight > 0) {
                meanX += weight / total * (xs[i] - meanX);
                meanY += weight / total * (ys[i] - meanY);
            }
        }
        if (xs.length < 2 || !(total > 0)) {
            return Double.NaN;
        }
        double[] distances = new double[xs.length];
        double squares = 0;
        for (int i = 0; i < xs.length; i++) {
            distances[i] = Math.hypot(xs[i] - meanX, ys[i] - meanY);
            squares += weight(weights, i) * distances[i] * distances[i];
        }
        double standardDistance = Math.sqrt(squares / total);
        double median = weights == null ? median(distances) : weightedMedian(distances, weights, total);
        double spread = median > 0 ? Math.min(standardDistance, MEDIAN_FACTOR * median) : standardDistance;
        double radius = FACTOR * spread * Math.pow(total, EXPONENT);
        return radius > 0 ? radius : Double.NaN;
    }

    private static double weight(double @Nullable [] weights, int i) {
        return weights == null ? 1 : Math.max(0, weights[i]);
    }

    private static double median(double[] distances) {
        double[] sorted = distances.clone();
        Arrays.parallelSort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double weightedMedian(double[] distances, double[] weights, double total) {
        Integer[] order = new Integer[distances.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(distances[a], distances[b]));
        double before = 0;
        for (int i : order) {
            before += Math.max(0, weights[i]);
            if (before >= total / 2) {
                return distances[i];
            }
        }
        return distances[order[order.length - 1]];
    }
}
