package org.cityreach.hotspot.algorithm;

/**
 * Moran's I of a whole map: whether neighbours are alike (above its expectation, −1/(n − 1)) or unlike. The
 * neighbours of each place weigh 1 together, so it is the slope of their mean on the place's own value.
 *
 * <p>Variance under randomisation, every order of the values equally likely. Source: A. D. Cliff, J. K. Ord, "Spatial
 * processes: models and applications", 1981, equations 1.37 and 1.44; a place without neighbours counts in n. Needs
 * four places, one pair of neighbours, and values that differ. Exact up to rounding.
 */
public final class GlobalMoran {

    private static final int LEAST_PLACES = 4;

    private GlobalMoran() {}

    public static Global compute(double[] values, Neighbourhood neighbours) {
        double n = values.length;
        if (values.length < LEAST_PLACES) {
            return Global.UNKNOWN;
        }
        Moments moments = Moments.of(values);
        WeightSums weights = WeightSums.ofShares(neighbours);
        if (moments.isFlat() || weights.s0() == 0) {
            return Global.UNKNOWN;
        }
        double[] deviations = LocalMoran.deviations(values, moments.mean());
        double[] around = neighbours.sums(deviations);
        double[] shares = WeightSums.shares(neighbours);
        double products = 0;
        for (int i = 0; i < values.length; i++) {
            products += deviations[i] * shares[i] * around[i];
        }
        double expected = -1 / (n - 1);
        return Global.of(
                products / (weights.s0() * moments.second()), expected, variance(n, moments.kurtosis(), weights));
    }

    private static double variance(double n, double kurtosis, WeightSums weights) {
        double s0 = weights.s0();
        double s1 = weights.s1();
        double s2 = weights.s2();
        double spread = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
        double peak = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
        return (spread - peak) / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - 1 / ((n - 1) * (n - 1));
    }
}
