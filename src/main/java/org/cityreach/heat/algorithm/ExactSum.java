package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Adds the kernel of place after place to the nodes of a grid, by the formula and in doubles. Rows grow
 * northwards. Not safe for use by many threads.
 */
final class ExactSum {

    private final double[] sums;
    private final int cols;
    private final int rows;
    private final double west;
    private final double south;
    private final double step;
    private final Kernel kernel;
    private final double squaredRadius;
    private final double radius;
    private final double peak;

    /** Where node 0, 0 of the grid lies, and how far nodes are apart. */
    record Nodes(int cols, int rows, double west, double south, double step) {}

    ExactSum(double[] sums, Nodes nodes, Kernel kernel, double radiusMetres) {
        this.sums = sums;
        this.cols = nodes.cols();
        this.rows = nodes.rows();
        this.west = nodes.west();
        this.south = nodes.south();
        this.step = nodes.step();
        this.kernel = kernel;
        radius = radiusMetres;
        squaredRadius = radiusMetres * radiusMetres;
        peak = kernel.peakPerSquareKilometre(radiusMetres);
    }

    void add(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(xs[i])) {
                add(xs[i] - west, ys[i] - south, peak * (weights == null ? 1 : weights[i]));
            }
        }
    }

    private void add(double x, double y, double weight) {
        int firstRow = (int) Math.max(0, Math.ceil((y - radius) / step));
        int lastRow = (int) Math.min(rows - 1, Math.floor((y + radius) / step));
        for (int row = firstRow; row <= lastRow; row++) {
            double squaredNorth = (row * step - y) * (row * step - y);
            double half = Math.sqrt(Math.max(0, squaredRadius - squaredNorth));
            int firstCol = (int) Math.max(0, Math.ceil((x - half) / step));
            int lastCol = (int) Math.min(cols - 1, Math.floor((x + half) / step));
            for (int col = firstCol; col <= lastCol; col++) {
                double east = col * step - x;
                sums[row * cols + col] += weight * kernel.shape((squaredNorth + east * east) / squaredRadius);
            }
        }
    }
}
