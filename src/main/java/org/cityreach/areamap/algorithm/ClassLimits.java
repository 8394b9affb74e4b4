package org.cityreach.areamap.algorithm;

import java.util.Arrays;

/**
 * Where classes of numbers part. A limit is the least value of the class above it: a number belongs to the class
 * whose number is how many limits are not greater than it. Equal numbers are always in one class, so there may
 * be fewer classes than asked for.
 */
public final class ClassLimits {

    private ClassLimits() {}

    /**
     * Classes with as equally many numbers as ties allow: each limit is put where the count before it is nearest to its
     * share, the lower of two as near.
     *
     * @param sorted finite, ascending
     */
    public static double[] ofEqualCount(double[] sorted, int classes) {
        int n = sorted.length;
        double[] limits = new double[Math.max(0, classes - 1)];
        int found = 0;
        int previous = 0;
        for (int i = 1; i < classes && n > 0; i++) {
            double share = (double) n * i / classes;
            int at = Math.min(n - 1, (int) share);
            int low = at;
            while (low > 0 && sorted[low - 1] == sorted[at]) {
                low--;
            }
            int high = at;
            while (high < n && sorted[high] == sorted[at]) {
                high++;
            }
            int begin = share - low <= high - share ? low : high;
            if (begin > previous && begin < n) {
                limits[found++] = sorted[begin];
                previous = begin;
            }
        }
        return Arrays.copyOf(limits, found);
    }

    /** Classes of equal width from the least to the greatest number; some may be empty. */
    public static double[] ofEqualStep(double[] sorted, int classes) {
        if (sorted.length == 0 || sorted[0] == sorted[sorted.length - 1]) {
            return new double[0];
        }
        double least = sorted[0];
        double range = sorted[sorted.length - 1] - least;
        double[] limits = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            limits[i - 1] = least + range * i / classes;
        }
        return limits;
    }

    /** Classes whose members differ least from their means; exact. */
    public static double[] ofNaturalBreaks(double[] sorted, int classes) {
        return NaturalBreaks.compute(sorted, classes);
    }

    /** The class of a number, from 0 on; −1 for NaN. */
    public static int classOf(double value, double[] limits) {
        if (Double.isNaN(value)) {
            return -1;
        }
        int number = 0;
        while (number < limits.length && value >= limits[number]) {
            number++;
        }
        return number;
    }
}
