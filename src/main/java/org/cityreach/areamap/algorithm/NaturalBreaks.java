package org.cityreach.areamap.algorithm;

import java.util.Arrays;

/**
 * Classes of numbers whose members differ least from their class's mean: the sum of squared deviations is the least
 * there is. Exact, by dynamic programming over the distinct values, in which the best start of the last class never
 * moves down as more values come, so each layer is solved by halving: {@code k · m log m} for {@code m} distinct
 * values. Sums are doubles about the middle value; partitions that differ by less than their rounding may be taken
 * for equal. Of equal ones the first classes are the smaller.
 *
 * <p>W. D. Fisher (1958), On grouping for maximum homogeneity; G. F. Jenks (1977); halving as by Grønlund et al. (2017),
 * Fast exact k-means in one dimension.
 */
final class NaturalBreaks {

    private final double[] values;
    /** Weight, weighted sum and weighted sum of squares of the values before a place. */
    private final double[] weights;

    private final double[] sums;
    private final double[] squares;
    private final int[][] starts;
    private double[] before;
    private double[] best;

    private NaturalBreaks(double[] values, int[] counts, int classes) {
        int m = values.length;
        double middle = values[m / 2];
        this.values = values;
        weights = new double[m + 1];
        sums = new double[m + 1];
        squares = new double[m + 1];
        for (int i = 0; i < m; i++) {
            double away = values[i] - middle;
            weights[i + 1] = weights[i] + counts[i];
            sums[i + 1] = sums[i] + counts[i] * away;
            squares[i + 1] = squares[i] + counts[i] * away * away;
        }
        starts = new int[classes][m];
        before = new double[m];
        best = new double[m];
    }

    /**
     * The least values of all classes but the first, ascending.
     *
     * @param sorted finite, ascending
     * @param classes at least 1; where there are no more distinct values, each is its own class
     */
    static double[] compute(double[] sorted, int classes) {
        double[] values = new double[sorted.length];
        int[] counts = new int[sorted.length];
        int m = 0;
        for (double value : sorted) {
            if (m == 0 || value != values[m - 1]) {
                values[m++] = value;
            }
            counts[m - 1]++;
        }
        if (m <= classes) {
            return m == 0 ? values : Arrays.copyOfRange(values, 1, m);
        }
        return new NaturalBreaks(Arrays.copyOf(values, m), counts, classes).solve(classes);
    }

    private double[] solve(int classes) {
        int m = values.length;
        for (int last = 0; last < m; last++) {
            before[last] = deviation(0, last);
        }
        for (int layer = 1; layer < classes; layer++) {
            Arrays.fill(best, Double.POSITIVE_INFINITY);
            halve(layer, layer, m - 1, layer, m - 1);
            double[] done = before;
            before = best;
            best = done;
        }
        double[] breaks = new double[classes - 1];
        int last = m - 1;
        for (int layer = classes - 1; layer > 0; layer--) {
            int start = starts[layer][last];
            breaks[layer - 1] = values[start];
            last = start - 1;
        }
        return breaks;
    }

    /** The best start of the last class for every last value from one to another. */
    private void halve(int layer, int from, int to, int firstStart, int lastStart) {
        if (from > to) {
            return;
        }
        int last = (from + to) >>> 1;
        int found = firstStart;
        for (int start = Math.max(layer, firstStart); start <= Math.min(last, lastStart); start++) {
            double sum = before[start - 1] + deviation(start, last);
            if (sum < best[last]) {
                best[last] = sum;
                found = start;
            }
        }
        starts[layer][last] = found;
        halve(layer, from, last - 1, firstStart, found);
        halve(layer, last + 1, to, found, lastStart);
    }

    /** The sum of squared deviations from their mean of the values from one to another, both belonging. */
    private double deviation(int first, int last) {
        double sum = sums[last + 1] - sums[first];
        double weight = weights[last + 1] - weights[first];
        return Math.max(0, squares[last + 1] - squares[first] - sum * sum / weight);
    }
}
