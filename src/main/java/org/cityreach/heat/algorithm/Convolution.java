package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * Sums the neighbours of each node, weighed by taps. The symmetry of the taps is used: columns left and right are
 * added once for each row read, rows above and below in each sum. All inner loops run over whole rows with one
 * index, which is the form the compiler makes vector code of. Every node is summed in the same order wherever
 * the part of the lattice begins, so parts agree to the last bit.
 */
final class Convolution {

    private final KernelTaps taps;
    private final int cols;
    /** By row of the source modulo its length, and by distance of columns. */
    private final float[][][] folded;

    private final boolean[] isEmpty;
    private final float[] left;
    private final float[] right;
    private final float[] zeros;

    private Convolution(KernelTaps taps, int cols) {
        this.taps = taps;
        this.cols = cols;
        int window = 2 * taps.reach() + 1;
        folded = new float[window][taps.reach() + 1][cols];
        isEmpty = new boolean[window];
        left = new float[cols];
        right = new float[cols];
        zeros = new float[cols];
    }

    /**
     * @param source a grid that is larger than the result by {@code margin} on each side
     * @param margin at least the reach of the taps
     */
    static float[] compute(
            float[] source, int sourceCols, int sourceRows, int margin, KernelTaps taps, Progress progress) {
        int cols = sourceCols - 2 * margin;
        int rows = sourceRows - 2 * margin;
        Convolution convolution = new Convolution(taps, cols);
        float[] result = new float[Math.multiplyExact(cols, rows)];
        float[] sum = new float[cols];
        int reach = taps.reach();
        int next = margin - reach;
        for (int row = 0; row < rows; row++) {
            while (next <= row + margin + reach) {
                convolution.fold(source, next * sourceCols + margin, next);
                next++;
            }
            if (convolution.sumAround(row + margin, sum)) {
                System.arraycopy(sum, 0, result, row * cols, cols);
            }
            if (row % 64 == 0) {
                progress.checkCancelled();
                progress.report((double) row / rows, "computing-density");
            }
        }
        return result;
    }

    private void fold(float[] source, int from, int row) {
        int slot = row % isEmpty.length;
        int reach = taps.reach();
        boolean empty = true;
        for (int i = from - reach; i < from + cols + reach && empty; i++) {
            empty = source[i] == 0;
        }
        isEmpty[slot] = empty;
        if (empty) {
            return;
        }
        float[][] slots = folded[slot];
        System.arraycopy(source, from, slots[0], 0, cols);
        for (int distance = 1; distance <= reach; distance++) {
            System.arraycopy(source, from - distance, left, 0, cols);
            System.arraycopy(source, from + distance, right, 0, cols);
            add(slots[distance], left, right);
        }
    }

    /** Whether there is anything to sum; the sum is untouched where not. */
    private boolean sumAround(int row, float[] sum) {
        int window = isEmpty.length;
        int reach = taps.reach();
        boolean any = false;
        for (int slot = 0; slot < window && !any; slot++) {
            any = !isEmpty[slot];
        }
        if (!any) {
            return false;
        }
        Arrays.fill(sum, 0);
        for (int distance = 0; distance <= reach; distance++) {
            int height = taps.height(distance);
            if (height >= 0 && !isEmpty[row % window]) {
                addScaled(sum, folded[row % window][distance], taps.tap(distance, 0));
            }
            int up = 1;
            for (; up + 1 <= height; up += 2) {
                addFour(sum, row, distance, up);
            }
            if (up <= height) {
                float[] above = slot(row + up, distance);
                float[] below = slot(row - up + window, distance);
                addScaled(sum, above, below, taps.tap(distance, up));
            }
        }
        return true;
    }

    /** A row of folded columns; a row of zeros for one that is empty. */
    private float[] slot(int row, int distance) {
        int slot = row % isEmpty.length;
        return isEmpty[slot] ? zeros : folded[slot][distance];
    }

    private void addFour(float[] sum, int row, int distance, int up) {
        int window = isEmpty.length;
        addScaled(
                sum,
                new float[][] {
                    slot(row + up, distance),
                    slot(row - up + window, distance),
                    slot(row + up + 1, distance),
                    slot(row - up - 1 + window, distance)
                },
                taps.tap(distance, up),
                taps.tap(distance, up + 1));
    }

    private static void addScaled(float[] into, float[][] rows, float near, float far) {
        float[] a = rows[0];
        float[] b = rows[1];
        float[] c = rows[2];
        float[] d = rows[3];
        for (int i = 0; i < into.length; i++) {
            into[i] += near * (a[i] + b[i]) + far * (c[i] + d[i]);
        }
    }

    private static void add(float[] into, float[] a, float[] b) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] + b[i];
        }
    }

    private static void addScaled(float[] into, float[] a, float factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * a[i];
        }
    }

    private static void addScaled(float[] into, float[] a, float[] b, float factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * (a[i] + b[i]);
        }
    }
}
