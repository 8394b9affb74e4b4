package org.cityreach.cases.column;

/**
 * A column whose values are numbers or moments, each with a key: keys are in the order of the values, equal for equal
 * values, and {@link #MISSING}, the least, where there is none.
 */
interface KeyColumn extends Column {

    long MISSING = Long.MIN_VALUE;

    long key(int row);

    /** Keeps those of the first {@code count} rows whose key is from {@code low} to {@code high}, both belonging. */
    int selectKeys(long low, long high, int[] rows, int count);

    /** The key of a number: that of 0 for both noughts, {@link #MISSING} for NaN. */
    static long keyOf(double number) {
        if (Double.isNaN(number)) {
            return MISSING;
        }
        long bits = Double.doubleToRawLongBits(number + 0.0);
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}
