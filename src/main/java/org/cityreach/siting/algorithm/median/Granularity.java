package org.cityreach.siting.algorithm.median;

/**
 * The step in which sums of some numbers go: a bound may be rounded to it, and two sums nearer than it
 * are equal.
 */
final class Granularity {

    private static final double MOST = 1e12;
    private static final int MOST_DECIMALS = 4;

    private Granularity() {}

    /** The largest step that all numbers are whole multiples of, to four decimals; 0 where there is none. */
    static double of(double[] numbers) {
        double factor = 1;
        for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            double step = common(numbers, factor);
            if (step > 0) {
                return step / factor;
            }
            factor *= 10;
        }
        return 0;
    }

    private static double common(double[] numbers, double factor) {
        long divisor = 0;
        for (double one : numbers) {
            double scaled = one * factor;
            double whole = Math.rint(scaled);
            if (!(whole < MOST) || Math.abs(scaled - whole) > 1e-9 * Math.max(1, whole)) {
                return 0;
            }
            divisor = divisor(divisor, (long) whole);
        }
        return divisor;
    }

    private static long divisor(long a, long b) {
        long one = a;
        long other = b;
        while (other != 0) {
            long rest = one % other;
            one = other;
            other = rest;
        }
        return one;
    }
}
