package org.cityreach.coverage.algorithm;

/**
 * A sum of many numbers whose error does not grow with their count. The same numbers in the same order
 * give the same sum bit for bit. Not safe for use by many threads.
 *
 * <p>Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", 1974.
 */
public final class CompensatedSum {

    private double sum;
    private double lost;

    public void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    public double value() {
        return sum + lost;
    }

    /** The sum of all values in their order. */
    public static double of(double[] values) {
        CompensatedSum sum = new CompensatedSum();
        for (double value : values) {
            sum.add(value);
        }
        return sum.value();
    }
}
