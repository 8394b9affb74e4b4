package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Spreads places over the nine nodes around each by a quadratic spline. Not safe for use by many threads. */
final class Deposit {

    /** At the rim of the lattice so many nodes lack what lies beyond. */
    static final int RIM = 2;

    /** After so many places the sums of floats are put away, before they get so large that they lose places. */
    private static final int MOST_IN_FLOATS = 1 << 20;

    private final Lattice lattice;
    private final float[] sums;
    private double @Nullable [] putAway;
    private int sinceThen;

    Deposit(Lattice lattice) {
        this.lattice = lattice;
        sums = new float[Math.multiplyExact(lattice.cols(), lattice.rows())];
    }

    Lattice lattice() {
        return lattice;
    }

    /** Where places reach the lattice. */
    Envelope area() {
        double step = lattice.stepMetres();
        return new Envelope(
                (lattice.firstCol() - 1) * step,
                (lattice.firstCol() + lattice.cols()) * step,
                (lattice.firstRow() - 1) * step,
                (lattice.firstRow() + lattice.rows()) * step);
    }

    void add(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        sinceThen += size;
        if (sinceThen > MOST_IN_FLOATS) {
            putAway();
            sinceThen = size;
        }
        double perMetre = 1 / lattice.stepMetres();
        double firstCol = lattice.firstCol();
        double firstRow = lattice.firstRow();
        int cols = lattice.cols();
        int lastCol = cols - 2;
        int lastRow = lattice.rows() - 2;
        float[] grid = sums;
        for (int i = 0; i < size; i++) {
            double col = xs[i] * perMetre - firstCol;
            double row = ys[i] * perMetre - firstRow;
            // Positions are above 0 where they count, so cutting off rounds down.
            int nearestCol = (int) (col + 0.5);
            int nearestRow = (int) (row + 0.5);
            if (!(nearestCol >= 1 && nearestCol <= lastCol && nearestRow >= 1 && nearestRow <= lastRow)) {
                continue;
            }
            float weight = weights == null ? 1 : (float) weights[i];
            float t = (float) (col - nearestCol);
            float west = 0.5f * (0.5f - t) * (0.5f - t);
            float east = west + t;
            float middle = 1 - west - east;
            float s = (float) (row - nearestRow);
            float south = 0.5f * (0.5f - s) * (0.5f - s) * weight;
            float north = south + s * weight;
            float here = weight - south - north;
            int at = (nearestRow - 1) * cols + nearestCol;
            grid[at - 1] += south * west;
            grid[at] += south * middle;
            grid[at + 1] += south * east;
            at += cols;
            grid[at - 1] += here * west;
            grid[at] += here * middle;
            grid[at + 1] += here * east;
            at += cols;
            grid[at - 1] += north * west;
            grid[at] += north * middle;
            grid[at + 1] += north * east;
        }
    }

    private void putAway() {
        double[] totals = putAway == null ? new double[sums.length] : putAway;
        for (int i = 0; i < sums.length; i++) {
            totals[i] += sums[i];
        }
        Arrays.fill(sums, 0);
        putAway = totals;
    }

    /** The weight at each node. Nothing can be added afterwards. */
    float[] values() {
        if (putAway != null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += (float) putAway[i];
            }
        }
        return sums;
    }
}
