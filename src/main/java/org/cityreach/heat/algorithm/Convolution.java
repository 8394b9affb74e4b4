package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * Sums the neighbours of each node, weighed by taps. The symmetry of the taps is used: for each row, rows above and
 * below are added first, then each distance of columns is weighed and added to the left and to the right. All inner
 * loops run over whole rows with one index, which is the form the compiler makes vector code of, and what one row
 * needs stays in the nearest cache. Every node is summed in the same order wherever the part of the lattice begins, so
 * parts agree to the last bit. Not safe for use by many threads.
 */
final class Convolution {

    /** So many rows are weighed in one loop. */
    private static final int AT_ONCE = 5;

    private final KernelTaps taps;
    private final int reach;
    private final int cols;
    /** Rows of the source with the reach on both sides, by number modulo their count. */
    private final float[][] rows;

    private final boolean[] isEmpty;
    /** Rows above and below added, by distance; filled up with zeros. */
    private final float[][] folded;

    private final float[] weighed;
    private final float[] left;
    private final float[] right;

    private Convolution(KernelTaps taps, int cols) {
        this.taps = taps;
        this.cols = cols;
        reach = taps.reach();
        int width = cols + 2 * reach;
        int window = 2 * reach + 1;
        rows = new float[window][width];
        isEmpty = new boolean[window];
        folded = new float[(reach / AT_ONCE + 1) * AT_ONCE][width];
        weighed = new float[width];
        left = new float[cols];
        right = new float[cols];
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
                convolution.take(source, next * sourceCols + margin - reach, next);
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

    private void take(float[] source, int from, int row) {
        int slot = row % isEmpty.length;
        float[] kept = rows[slot];
        System.arraycopy(source, from, kept, 0, kept.length);
        int at = 0;
        while (at < kept.length && kept[at] == 0) {
            at++;
        }
        isEmpty[slot] = at == kept.length;
    }

    /** Whether there is anything to sum; the sum is untouched where not. */
    private boolean sumAround(int row, float[] sum) {
        boolean any = false;
        for (boolean empty : isEmpty) {
            any |= !empty;
        }
        if (!any) {
            return false;
        }
        int window = isEmpty.length;
        System.arraycopy(rows[row % window], 0, folded[0], 0, weighed.length);
        for (int up = 1; up <= reach; up++) {
            add(folded[up], rows[(row + up) % window], rows[(row - up + window) % window]);
        }
        weigh(0);
        System.arraycopy(weighed, reach, sum, 0, cols);
        for (int distance = 1; distance <= reach; distance++) {
            if (taps.height(distance) >= 0) {
                weigh(distance);
                System.arraycopy(weighed, reach - distance, left, 0, cols);
                System.arraycopy(weighed, reach + distance, right, 0, cols);
                addBoth(sum, left, right);
            }
        }
        return true;
    }

    private void weigh(int distance) {
        int height = taps.height(distance);
        Arrays.fill(weighed, 0);
        for (int up = 0; up <= height; up += AT_ONCE) {
            weigh(weighed, up, new float[] {
                tap(distance, up),
                tap(distance, up + 1),
                tap(distance, up + 2),
                tap(distance, up + 3),
                tap(distance, up + 4)
            });
        }
    }

    private float tap(int distance, int up) {
        return up <= taps.height(distance) ? taps.tap(distance, up) : 0;
    }

    private void weigh(float[] into, int up, float[] factors) {
        float[] a = folded[up];
        float[] b = folded[up + 1];
        float[] c = folded[up + 2];
        float[] d = folded[up + 3];
        float[] e = folded[up + 4];
        float fa = factors[0];
        float fb = factors[1];
        float fc = factors[2];
        float fd = factors[3];
        float fe = factors[4];
        for (int i = 0; i < into.length; i++) {
            into[i] += fa * a[i] + fb * b[i] + fc * c[i] + fd * d[i] + fe * e[i];
        }
    }

    private static void add(float[] into, float[] a, float[] b) {
        for (int i = 0; i < into.length; i++) {
            into[i] = a[i] + b[i];
        }
    }

    private static void addBoth(float[] into, float[] a, float[] b) {
        for (int i = 0; i < into.length; i++) {
            into[i] += a[i] + b[i];
        }
    }
}
