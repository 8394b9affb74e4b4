package org.cityreach.heat.algorithm;

/**
 * The quadratic B-spline on whole numbers: three weights around a position, and the filter that undoes its
 * smoothing (Unser, Aldroubi, Eden 1993). At whole numbers it weighs 1/8, 6/8, 1/8.
 */
final class QuadraticSpline {

    /** How fast the undoing filter fades from node to node. */
    private static final double POLE = 2 * Math.sqrt(2) - 3;

    private static final double GAIN = 8;

    private QuadraticSpline() {}

    /** The node nearest to a position. */
    static int nearest(double position) {
        return (int) Math.floor(position + 0.5);
    }

    /** Filters a line of values in place; values beyond its ends count as 0. */
    static void sharpen(double[] line, int from, int step, int count) {
        if (count == 0) {
            return;
        }
        double before = 0;
        for (int i = 0, at = from; i < count; i++, at += step) {
            before = line[at] + POLE * before;
            line[at] = before;
        }
        int last = from + (count - 1) * step;
        // The causal part rings on beyond the end; this is the sum of that tail run backwards.
        double after = -POLE / (1 - POLE * POLE) * line[last];
        line[last] = after;
        for (int i = count - 2, at = last - step; i >= 0; i--, at -= step) {
            after = POLE * (after - line[at]);
            line[at] = after;
        }
        for (int i = 0, at = from; i < count; i++, at += step) {
            line[at] *= GAIN;
        }
    }

    /** Filters rows and columns of a grid in place. */
    static void sharpen(double[] grid, int cols, int rows) {
        for (int row = 0; row < rows; row++) {
            sharpen(grid, row * cols, 1, cols);
        }
        double[] column = new double[rows];
        for (int col = 0; col < cols; col++) {
            for (int row = 0; row < rows; row++) {
                column[row] = grid[row * cols + col];
            }
            sharpen(column, 0, 1, rows);
            for (int row = 0; row < rows; row++) {
                grid[row * cols + col] = column[row];
            }
        }
    }
}
