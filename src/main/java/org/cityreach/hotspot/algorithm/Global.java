package org.cityreach.hotspot.algorithm;

/**
 * A statistic of a whole map beside what is expected where values lie at random.
 *
 * @param value NaN where it cannot be said, and then so is all else
 * @param variance under all orders of the values equally likely
 * @param z (value − expected) / √variance
 * @param p two-sided, from the normal distribution
 */
public record Global(double value, double expected, double variance, double z, double p) {

    /** Nothing can be said: too few places, no neighbours, all values equal. */
    static final Global UNKNOWN = new Global(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static Global of(double value, double expected, double variance) {
        double z = variance > 0 ? (value - expected) / Math.sqrt(variance) : Double.NaN;
        return new Global(value, expected, variance, z, Normal.twoSided(z));
    }
}
