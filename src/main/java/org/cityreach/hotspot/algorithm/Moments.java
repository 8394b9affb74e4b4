package org.cityreach.hotspot.algorithm;

/**
 * Mean and central moments of values, each divided by their number.
 *
 * @param second the variance
 * @param fourth mean fourth power of the deviation
 */
record Moments(int size, double mean, double second, double fourth) {

    /** Deviations below this share of the mean are rounding: the values are all equal. */
    private static final double ROUNDING = 1e-12;

    static Moments of(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double squares = 0;
        double fourths = 0;
        for (double value : values) {
            double square = (value - mean) * (value - mean);
            squares += square;
            fourths += square * square;
        }
        return new Moments(values.length, mean, squares / values.length, fourths / values.length);
    }

    /** Whether nothing differs, so that nothing can be said. */
    boolean isFlat() {
        return !(Math.sqrt(second) > ROUNDING * Math.abs(mean));
    }

    /** The fourth moment over the squared second. */
    double kurtosis() {
        return fourth / (second * second);
    }
}
