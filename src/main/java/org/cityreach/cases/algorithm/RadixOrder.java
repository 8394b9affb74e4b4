package org.cityreach.cases.algorithm;

/**
 * Puts indexes into the ascending order of whole numbers, equal ones in the order given. Time is
 * proportional to the count; no number is boxed. Source: radix sort from the lowest digit, H. Hollerith 1887.
 */
final class RadixOrder {

    private static final int DIGIT_BITS = 13;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private RadixOrder() {}

    /** The indexes of {@code keys} that {@code chosen} names, by key. */
    static int[] of(long[] keys, int[] chosen) {
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i : chosen) {
            least = Math.min(least, keys[i]);
            most = Math.max(most, keys[i]);
        }
        int[] order = chosen.clone();
        int[] next = new int[order.length];
        // The difference is taken as an unsigned number, so that the whole range of long may occur.
        for (int shift = 0; shift < Long.SIZE && (most - least) >>> shift != 0; shift += DIGIT_BITS) {
            int[] starts = new int[DIGITS + 1];
            for (int i : order) {
                starts[(int) (((keys[i] - least) >>> shift) & (DIGITS - 1)) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                starts[digit + 1] += starts[digit];
            }
            for (int i : order) {
                next[starts[(int) (((keys[i] - least) >>> shift) & (DIGITS - 1))]++] = i;
            }
            int[] spare = order;
            order = next;
            next = spare;
        }
        return order;
    }
}
