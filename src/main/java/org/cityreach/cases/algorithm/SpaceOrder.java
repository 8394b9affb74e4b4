package org.cityreach.cases.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The order of points along a Hilbert curve of 32 768 × 32 768 squares over their bounds; points without a
 * place come last, and among equals the one that came first. Source: D. Hilbert 1891, the usual quadrant walk.
 */
public final class SpaceOrder {

    private static final int BITS = 15;
    private static final int CELLS = 1 << BITS;
    private static final int BLOCK = 1 << 14;

    private SpaceOrder() {}

    /**
     * The indexes of the points in that order.
     *
     * @param xs from 0 on; {@code placeless} for points that have none
     * @param largest of all coordinates
     */
    public static int[] of(int[] xs, int[] ys, int placeless, double largest) {
        double scale = CELLS / (largest + 1);
        long[] keys = new long[xs.length];
        IntStream.range(0, (keys.length + BLOCK - 1) / BLOCK).parallel().forEach(block -> {
            int to = Math.min(keys.length, (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < to; i++) {
                long key = xs[i] == placeless ? 1L << 2 * BITS : key((int) (xs[i] * scale), (int) (ys[i] * scale));
                keys[i] = key << 31 | i;
            }
        });
        Arrays.parallelSort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (int) keys[i] & Integer.MAX_VALUE;
        }
        return order;
    }

    private static long key(int column, int row) {
        int x = column;
        int y = row;
        long key = 0;
        for (int side = CELLS >> 1; side > 0; side >>= 1) {
            int right = (x & side) > 0 ? 1 : 0;
            int up = (y & side) > 0 ? 1 : 0;
            key = key << 2 | 3 * right ^ up;
            if (up == 0) {
                int turnedX = right == 1 ? CELLS - 1 - y : y;
                y = right == 1 ? CELLS - 1 - x : x;
                x = turnedX;
            }
        }
        return key;
    }
}
