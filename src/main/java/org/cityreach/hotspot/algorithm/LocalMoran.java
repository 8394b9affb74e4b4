package org.cityreach.hotspot.algorithm;

/**
 * Moran's I of each place: its deviation from the mean times the mean deviation of its neighbours, over the
 * variance. Positive where a place is like its neighbours, negative where it stands out.
 *
 * <p>I = zᵢ/m₂ · Σⱼ zⱼ/c over c neighbours, without the place itself. Its z comes from the exact mean and variance under
 * conditional randomisation: the value of the place stays, those of all others take every order equally likely. These
 * are what conditional permutations tend to as their number grows, so the answer is reproducible without a
 * seed and p is not bounded by their number. NaN where nothing can be said: no neighbours, all neighbours, or a place at
 * the mean itself (whose I is 0 in every order).
 *
 * <p>Source: L. Anselin, "Local indicators of spatial association – LISA", 1995; R. R. Sokal, N. L. Oden, B. A. Thomson,
 * "Local spatial autocorrelation in a biological model", 1998, the conditional moments. Exact up to rounding; p is
 * as good as the normal distribution is for a mean of c values.
 *
 * @param index I by place
 * @param z by place
 * @param own deviation of the place from the mean
 * @param around mean deviation of its neighbours
 */
public record LocalMoran(double[] index, double[] z, double[] own, double[] around) {

    private static final int LEAST_PLACES = 3;

    public static LocalMoran compute(double[] values, Neighbourhood neighbours) {
        int size = values.length;
        Moments moments = Moments.of(values);
        double[] own = deviations(values, moments.mean());
        double[] around = neighbours.sums(own);
        double[] index = new double[size];
        double[] z = new double[size];
        for (int i = 0; i < size; i++) {
            int count = neighbours.count(i);
            around[i] = count == 0 ? Double.NaN : around[i] / count;
            if (size < LEAST_PLACES || moments.isFlat() || count == 0) {
                index[i] = Double.NaN;
                z[i] = Double.NaN;
            } else {
                index[i] = own[i] / moments.second() * around[i];
                z[i] = standardised(index[i], own[i] * own[i] / moments.second(), count, size);
            }
        }
        return new LocalMoran(index, z, own, around);
    }

    /**
     * In standard deviations.
     *
     * @param relativeSquare the squared deviation of the place over the variance
     */
    private static double standardised(double index, double relativeSquare, double count, double size) {
        double expected = -relativeSquare / (size - 1);
        double weights = 1 / count - 1 / (size - 1);
        double variance = relativeSquare * size / (size - 2) * weights * (1 - relativeSquare / (size - 1));
        return variance > 0 ? (index - expected) / Math.sqrt(variance) : Double.NaN;
    }

    static double[] deviations(double[] values, double mean) {
        double[] deviations = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            deviations[i] = values[i] - mean;
        }
        return deviations;
    }
}
