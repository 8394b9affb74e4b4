package org.cityreach.hotspot.algorithm;

import java.util.Arrays;

/**
 * Gi*: how far the sum over a place and its neighbours lies from what their number makes expected, in standard
 * deviations. High where high values gather, low where low ones do.
 *
 * <p>z = (Σⱼ xⱼ − x̄ w) / (s √((n w − w²) / (n − 1))), the sum over the place itself and its neighbours, w of them,
 * each with the weight 1; x̄ and s mean and standard deviation (divided by n) of all n values. NaN where nothing can be
 * said: all values are equal, or all places are neighbours.
 *
 * <p>Source: J. K. Ord, A. Getis, "Local spatial autocorrelation statistics: distributional issues and an
 * application", 1995, equation 14 with binary weights. Exact up to rounding.
 */
public final class GetisOrd {

    private GetisOrd() {}

    /** The z of each place. */
    public static double[] compute(double[] values, Neighbourhood neighbours) {
        int size = values.length;
        double[] z = neighbours.sums(values);
        Moments moments = Moments.of(values);
        if (size < 2 || moments.isFlat()) {
            Arrays.fill(z, Double.NaN);
            return z;
        }
        double mean = moments.mean();
        double scale = moments.second() / (size - 1);
        for (int i = 0; i < size; i++) {
            double weight = neighbours.count(i) + 1.0;
            double variance = weight * (size - weight) * scale;
            z[i] = variance > 0 ? (z[i] + values[i] - mean * weight) / Math.sqrt(variance) : Double.NaN;
        }
        return z;
    }
}
