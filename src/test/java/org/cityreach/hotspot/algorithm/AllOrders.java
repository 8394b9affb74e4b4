package org.cityreach.hotspot.algorithm;

import java.util.function.ToDoubleFunction;

/** Mean and variance of a statistic over every order of some values, by going through them all. */
record AllOrders(double mean, double variance) {

    /** Over the orders of all values, or, where {@code fixed} is not negative, of all but that one. */
    static AllOrders of(double[] values, int fixed, ToDoubleFunction<double[]> statistic) {
        double[] sums = new double[3];
        double origin = statistic.applyAsDouble(values);
        permute(values.clone(), 0, fixed, order -> {
            double value = statistic.applyAsDouble(order) - origin;
            sums[0]++;
            sums[1] += value;
            sums[2] += value * value;
        });
        double mean = sums[1] / sums[0];
        return new AllOrders(origin + mean, sums[2] / sums[0] - mean * mean);
    }

    @FunctionalInterface
    private interface Visit {
        void accept(double[] order);
    }

    private static void permute(double[] order, int from, int fixed, Visit visit) {
        if (from == fixed) {
            permute(order, from + 1, fixed, visit);
            return;
        }
        if (from >= order.length) {
            visit.accept(order);
            return;
        }
        for (int i = from; i < order.length; i++) {
            if (i != fixed) {
                swap(order, from, i);
                permute(order, from + 1, fixed, visit);
                swap(order, from, i);
            }
        }
    }

    private static void swap(double[] order, int a, int b) {
        double value = order[a];
        order[a] = order[b];
        order[b] = value;
    }
}
