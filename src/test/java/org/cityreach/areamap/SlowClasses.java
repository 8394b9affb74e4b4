package org.cityreach.areamap;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Classes of numbers by their definitions, as slow as they come. Numbers are finite and ascending. */
final class SlowClasses {

    private SlowClasses() {}

    /** Each limit where the count before it is nearest to its share, of two as near the lower; ties stay together. */
    static double[] equalCount(double[] sorted, int classes) {
        int[] begins = IntStream.rangeClosed(0, sorted.length)
                .filter(i -> i == 0 || i == sorted.length || sorted[i] != sorted[i - 1])
                .toArray();
        int[] chosen = new int[classes - 1];
        for (int i = 1; i < classes; i++) {
            double share = (double) sorted.length * i / classes;
            int nearest = begins[0];
            for (int begin : begins) {
                nearest = Math.abs(begin - share) < Math.abs(nearest - share) ? begin : nearest;
            }
            chosen[i - 1] = nearest;
        }
        return Arrays.stream(chosen)
                .distinct()
                .filter(begin -> begin > 0 && begin < sorted.length)
                .mapToDouble(begin -> sorted[begin])
                .toArray();
    }

    static double[] equalStep(double[] sorted, int classes) {
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        return least == most
                ? new double[0]
                : IntStream.range(1, classes)
                        .mapToDouble(i -> ((classes - i) * least + i * most) / classes)
                        .toArray();
    }

    /** The sum of squared deviations from the mean of each class. */
    static double deviation(double[] sorted, double[] limits) {
        double sum = 0;
        for (int i = 0; i <= limits.length; i++) {
            double from = i == 0 ? Double.NEGATIVE_INFINITY : limits[i - 1];
            double to = i == limits.length ? Double.POSITIVE_INFINITY : limits[i];
            double[] members = Arrays.stream(sorted)
                    .filter(value -> value >= from && value < to)
                    .toArray();
            double mean = Arrays.stream(members).average().orElse(0);
            sum += Arrays.stream(members)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
        }
        return sum;
    }

    /** The least such sum of all ways to cut the numbers, by trying every start of every last class. */
    static double leastDeviation(double[] sorted, int classes) {
        int n = sorted.length;
        double[] before = new double[n + 1];
        Arrays.fill(before, Double.POSITIVE_INFINITY);
        before[0] = 0;
        for (int layer = 0; layer < classes; layer++) {
            double[] now = before.clone();
            for (int end = 1; end <= n; end++) {
                double mean = 0;
                double squares = 0;
                // a longer last class deviates more, so none is better once it alone deviates as much as the best
                for (int start = end - 1; start >= 0 && squares < now[end]; start--) {
                    double away = sorted[start] - mean;
                    mean += away / (end - start);
                    squares += away * (sorted[start] - mean);
                    now[end] = Math.min(now[end], before[start] + squares);
                }
            }
            before = now;
        }
        return before[n];
    }
}
