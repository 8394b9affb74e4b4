package org.cityreach.heat.algorithm;

import java.util.Arrays;

/**
 * Undoes what a quadratic spline smooths at the nodes of a grid: turns values at nodes into coefficients of a spline
 * that has these values there. The filter that does it fades by a factor of 5.8 from node to node (Unser, Aldroubi,
 * Eden 1993) and is cut off where less than 1e-8 is left, so a coefficient depends on the values around it only and is
 * the same in every part of a lattice.
 */
final class Sharpening {

    /** Coefficients nearer to the rim of the grid than this lack what lies beyond. */
    static final int REACH = 11;

    private static final double POLE = 2 * Math.sqrt(2) - 3;
    private static final double[] FACTORS = factors();

    private Sharpening() {}

    private static double[] factors() {
        double[] factors = new double[REACH + 1];
        double factor = Math.sqrt(2);
        double sum = -factor;
        for (int i = 0; i <= REACH; i++) {
            factors[i] = factor;
            sum += 2 * factor;
            factor *= POLE;
        }
        for (int i = 0; i <= REACH; i++) {
            factors[i] /= sum;
        }
        return factors;
    }

    /** Computes coefficients; values beyond the grid count as 0. */
    static double[] compute(double[] values, int cols, int rows) {
        double[] result = new double[values.length];
        double[][] window = new double[2 * REACH + 1][cols];
        double[] wide = new double[cols + 2 * REACH];
        double[] near = new double[cols];
        double[] sum = new double[cols];
        for (int next = 0; next < rows + REACH; next++) {
            double[] line = window[next % window.length];
            if (next < rows) {
                System.arraycopy(values, next * cols, wide, REACH, cols);
                along(wide, line, near);
            } else {
                Arrays.fill(line, 0);
            }
            int row = next - REACH;
            if (row >= 0) {
                across(window, row, sum);
                System.arraycopy(sum, 0, result, row * cols, cols);
            }
        }
        return result;
    }

    /** Filters a row that has {@link #REACH} zeros at both ends. */
    private static void along(double[] wide, double[] line, double[] near) {
        int cols = line.length;
        System.arraycopy(wide, REACH, line, 0, cols);
        scale(line, FACTORS[0]);
        for (int distance = 1; distance <= REACH; distance++) {
            System.arraycopy(wide, REACH - distance, near, 0, cols);
            addScaled(line, near, FACTORS[distance]);
            System.arraycopy(wide, REACH + distance, near, 0, cols);
            addScaled(line, near, FACTORS[distance]);
        }
    }

    private static void across(double[][] window, int row, double[] sum) {
        int length = window.length;
        System.arraycopy(window[row % length], 0, sum, 0, sum.length);
        scale(sum, FACTORS[0]);
        for (int distance = 1; distance <= REACH; distance++) {
            addScaled(sum, window[(row + distance) % length], FACTORS[distance]);
            // Above the first row the window still holds zeros.
            addScaled(sum, window[(row - distance + length) % length], FACTORS[distance]);
        }
    }

    private static void scale(double[] line, double factor) {
        for (int i = 0; i < line.length; i++) {
            line[i] *= factor;
        }
    }

    private static void addScaled(double[] into, double[] line, double factor) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * line[i];
        }
    }
}
