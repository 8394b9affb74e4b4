package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Adds the kernel of place after place to the nodes of a lattice, by the formula and in doubles. A node's sum depends
 * on where it lies and on the order of the places only, not on which part of the lattice is summed. Not safe for use by
 * many threads.
 */
final class ExactSum {

    private final double[] sums;
    private final Lattice lattice;
    private final double west;
    private final double south;
    private final Kernel kernel;
    private final double squaredRadius;
    private final double radius;
    private final double peak;

    /**
     * @param sums by node, row by row northwards
     * @param west where column 0 of the endless lattice lies
     * @param south where row 0 of it lies
     */
    ExactSum(double[] sums, Lattice lattice, double west, double south, Spread spread) {
        this.sums = sums;
        this.lattice = lattice;
        this.west = west;
        this.south = south;
        kernel = spread.kernel();
        radius = spread.radiusMetres();
        squaredRadius = radius * radius;
        peak = spread.peak();
    }

    void add(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(xs[i])) {
                add(xs[i] - west, ys[i] - south, peak * (weights == null ? 1 : weights[i]));
            }
        }
    }

    /** Looks at a node more on each side than can be reached; the kernel is 0 there. */
    private void add(double x, double y, double weight) {
        double step = lattice.stepMetres();
        int cols = lattice.cols();
        int firstRow = (int) Math.max(0, Math.floor(lattice.row(y - radius)));
        int lastRow = (int) Math.min(lattice.rows() - 1, Math.ceil(lattice.row(y + radius)));
        for (int row = firstRow; row <= lastRow; row++) {
            double north = (lattice.firstRow() + row) * step - y;
            double half = Math.sqrt(Math.max(0, squaredRadius - north * north));
            int firstCol = (int) Math.max(0, Math.floor(lattice.col(x - half)));
            int lastCol = (int) Math.min(cols - 1, Math.ceil(lattice.col(x + half)));
            for (int col = firstCol; col <= lastCol; col++) {
                double east = (lattice.firstCol() + col) * step - x;
                sums[row * cols + col] += weight * kernel.shape((north * north + east * east) / squaredRadius);
            }
        }
    }
}
