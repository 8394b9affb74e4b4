package org.cityreach.siting.algorithm.capacity;

import org.cityreach.siting.algorithm.Allocation;

/**
 * Sites with their options and how they serve. The less weight is unserved the better, then the fewer
 * weighted metres.
 *
 * @param servesAll whether each demand is served wholly, also those of weight 0
 */
record Candidate(int[] option, double unserved, double weightedMetres, boolean servesAll, Allocation allocation) {

    private static final double ROUNDING = 1e-9;

    static boolean isBetter(double unserved, double metres, double unservedThere, double metresThere) {
        double less = unservedThere - unserved;
        double noise = ROUNDING * Math.max(1, Math.max(unserved, unservedThere));
        return less > noise
                || less >= -noise && metres < metresThere - 1e-3 * ROUNDING * Math.max(1, Math.abs(metresThere));
    }
}
