package org.cityreach.hotspot.algorithm;

import java.util.Arrays;

/**
 * Adjusts probabilities for the number of tests, so that among those called significant at a level the expected
 * share of false ones is at most that level. A place is significant where its adjusted probability is at most the
 * level.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", 1995, as adjusted values: the least of
 * p₍ⱼ₎·n/j over all j not before the value's rank, at most 1. Exact. The number of tests is the number of
 * values that are not NaN; NaN stays NaN.
 */
public final class FalseDiscovery {

    private FalseDiscovery() {}

    /** The adjusted probabilities, in the order given. */
    public static double[] adjust(double[] probabilities) {
        double[] sorted = probabilities.clone();
        // NaN comes last.
        Arrays.sort(sorted);
        int tests = sorted.length;
        while (tests > 0 && Double.isNaN(sorted[tests - 1])) {
            tests--;
        }
        double[] adjusted = new double[tests];
        double least = 1;
        for (int rank = tests; rank > 0; rank--) {
            least = Math.min(least, sorted[rank - 1] * tests / rank);
            adjusted[rank - 1] = least;
        }
        double[] result = new double[probabilities.length];
        for (int i = 0; i < result.length; i++) {
            double p = probabilities[i];
            // Equal values have equal adjusted ones, so any of them may be found.
            result[i] = Double.isNaN(p) ? Double.NaN : adjusted[Arrays.binarySearch(sorted, 0, tests, p)];
        }
        return result;
    }
}
