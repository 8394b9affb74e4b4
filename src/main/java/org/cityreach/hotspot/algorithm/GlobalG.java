package org.cityreach.hotspot.algorithm;

/**
 * The general G of a whole map: the share of neighbours in the products of all pairs of places. Above its expectation
 * high values gather, below it low ones. Without self: no place is a pair with itself; every neighbour weighs
 * 1.
 *
 * <p>Variance under randomisation. Source: A. Getis, J. K. Ord, "The analysis of spatial association by use of distance
 * statistics", 1992, with its coefficients B₀ to B₄. Needs four places, one pair of neighbours, values of which none
 * is negative and two are not 0. Exact up to rounding.
 */
public final class GlobalG {

    private static final int LEAST_PLACES = 4;

    private GlobalG() {}

    public static Global compute(double[] values, Neighbourhood neighbours) {
        if (values.length < LEAST_PLACES || Moments.of(values).isFlat()) {
            return Global.UNKNOWN;
        }
        double[] around = neighbours.sums(values);
        double products = 0;
        double[] powers = new double[5];
        for (int i = 0; i < values.length; i++) {
            double power = 1;
            for (int k = 1; k < powers.length; k++) {
                power *= values[i];
                powers[k] += power;
            }
            if (values[i] < 0) {
                return Global.UNKNOWN;
            }
            products += values[i] * around[i];
        }
        double pairs = powers[1] * powers[1] - powers[2];
        WeightSums weights = WeightSums.ofOnes(neighbours);
        if (!(pairs > 0) || weights.s0() == 0) {
            return Global.UNKNOWN;
        }
        double n = values.length;
        double expected = weights.s0() / (n * (n - 1));
        return Global.of(products / pairs, expected, secondMoment(n, powers, pairs, weights) - expected * expected);
    }

    private static double secondMoment(double n, double[] m, double pairs, WeightSums weights) {
        double s1 = weights.s1();
        double s2 = weights.s2();
        double square = weights.s0() * weights.s0();
        double b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * square;
        double b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * square);
        double b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * square);
        double b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * square;
        double b4 = s1 - s2 + square;
        double first = m[1] * m[1];
        double sum = b0 * m[2] * m[2] + b1 * m[4] + b2 * first * m[2] + b3 * m[1] * m[3] + b4 * first * first;
        return sum / (pairs * pairs * n * (n - 1) * (n - 2) * (n - 3));
    }
}
