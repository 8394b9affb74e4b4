package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/** Spreads places of any weight. */
final class WeightDeposit implements Deposit {

    private final Lattice lattice;
    private final double[] sums;

    WeightDeposit(Lattice lattice) {
        this.lattice = lattice;
        sums = new double[Math.multiplyExact(lattice.cols(), lattice.rows())];
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        for (int i = 0; i < size; i++) {
            double col = lattice.col(xs[i]);
            double row = lattice.row(ys[i]);
            int nearestCol = Lattice.nearest(col);
            int nearestRow = Lattice.nearest(row);
            if (nearestCol >= 1
                    && nearestCol < lattice.cols() - 1
                    && nearestRow >= 1
                    && nearestRow < lattice.rows() - 1) {
                double weight = weights == null ? 1 : weights[i];
                add(nearestCol, nearestRow, col - nearestCol, row - nearestRow, weight);
            }
        }
    }

    private void add(int col, int row, double t, double s, double weight) {
        double south = 0.5 * (0.5 - s) * (0.5 - s) * weight;
        double north = 0.5 * (0.5 + s) * (0.5 + s) * weight;
        add(col, row - 1, t, south);
        add(col, row, t, weight - south - north);
        add(col, row + 1, t, north);
    }

    private void add(int col, int row, double t, double weight) {
        int at = row * lattice.cols() + col;
        double west = 0.5 * (0.5 - t) * (0.5 - t) * weight;
        double east = 0.5 * (0.5 + t) * (0.5 + t) * weight;
        sums[at - 1] += west;
        sums[at] += weight - west - east;
        sums[at + 1] += east;
    }

    @Override
    public float[] values() {
        float[] values = new float[sums.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sums[i];
        }
        return values;
    }
}
