package org.cityreach.hotspot.algorithm;

import java.util.Arrays;

/**
 * What moments of global statistics need of weights w: s0 = Σ wᵢⱼ, s1 = ½ Σ (wᵢⱼ + wⱼᵢ)²,
 * s2 = Σᵢ (Σⱼ wᵢⱼ + Σⱼ wⱼᵢ)².
 */
record WeightSums(double s0, double s1, double s2) {

    /** Every neighbour weighs 1. */
    static WeightSums ofOnes(Neighbourhood neighbours) {
        double[] ones = new double[neighbours.size()];
        Arrays.fill(ones, 1);
        return of(neighbours, ones);
    }

    /** The neighbours of a place weigh 1 together; a place without neighbours has no weights. */
    static WeightSums ofShares(Neighbourhood neighbours) {
        return of(neighbours, shares(neighbours));
    }

    /** One over the number of neighbours, 0 where there is none. */
    static double[] shares(Neighbourhood neighbours) {
        double[] shares = new double[neighbours.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = neighbours.count(i) == 0 ? 0 : 1.0 / neighbours.count(i);
        }
        return shares;
    }

    /** Where all neighbours of place i weigh {@code weights[i]}. */
    private static WeightSums of(Neighbourhood neighbours, double[] weights) {
        double[] incoming = neighbours.reverseSums(weights);
        double[] mutual = neighbours.mutualSums(weights);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < weights.length; i++) {
            double outgoing = neighbours.count(i) * weights[i];
            s0 += outgoing;
            s1 += outgoing * weights[i] + weights[i] * mutual[i];
            s2 += (outgoing + incoming[i]) * (outgoing + incoming[i]);
        }
        return new WeightSums(s0, s1, s2);
    }
}
