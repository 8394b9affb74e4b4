package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Spreads a great many places that weigh 1 each: those in one square of half the lattice's step are first gathered at
 * their centre of gravity and spread together. That makes the disk of a place sharper by less than 2e-3 of its peak.
 * Sums are whole numbers; up to 65 535 places of a square are gathered at a time, in the order they come.
 */
final class GatheringDeposit implements Deposit {

    /** Gathering pays where a square holds some places. */
    private static final double FEWEST_A_SQUARE = 4;

    private static final int BITS = PlaceDeposit.BITS - 1;
    private static final int INSIDE = (1 << BITS) - 1;

    /** A square as one number: how many places in 16 bits, then the sums of their columns and rows in 24 each. */
    private static final int COLUMNS = 16;

    private static final int ROWS = 40;
    private static final long MOST = (1 << COLUMNS) - 1;
    private static final long COLUMNS_MASK = (1L << ROWS - COLUMNS) - 1;

    private final Lattice lattice;
    private final PlaceDeposit deposit;
    private final int cols;
    private final int rows;
    private final long[] squares;

    GatheringDeposit(Lattice lattice) {
        this.lattice = lattice;
        deposit = new PlaceDeposit(lattice);
        cols = 2 * lattice.cols();
        rows = 2 * lattice.rows();
        squares = new long[Math.multiplyExact(cols, rows)];
    }

    static boolean pays(Lattice lattice, long places) {
        return places >= 4 * FEWEST_A_SQUARE * lattice.cols() * lattice.rows();
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        deposit.accept(size, xs, ys, weights);
    }

    @Override
    public void accept(PlaceSteps steps) {
        StepScale scale = StepScale.of(steps, lattice);
        if (scale == null) {
            deposit.accept(steps);
            return;
        }
        long factor = scale.factor();
        long west = scale.west();
        long south = scale.south();
        int[] xs = steps.xs();
        int[] ys = steps.ys();
        int end = steps.from() + steps.size();
        for (int i = steps.from(); i < end; i++) {
            int x = (int) (xs[i] * factor + west >> StepScale.BITS);
            int y = (int) (ys[i] * factor + south >> StepScale.BITS);
            int col = x >> BITS;
            int row = y >> BITS;
            if (Integer.compareUnsigned(col, cols) < 0 && Integer.compareUnsigned(row, rows) < 0) {
                int at = row * cols + col;
                long square = squares[at] + (1L | (long) (x & INSIDE) << COLUMNS | (long) (y & INSIDE) << ROWS);
                squares[at] = square;
                if ((square & MOST) == MOST) {
                    spread(at, 1);
                }
            }
        }
    }

    /** Spreads the places of some squares, and empties these. */
    private void spread(int from, int count) {
        int[] xs = new int[count];
        int[] ys = new int[count];
        double[] counts = new double[count];
        int filled = 0;
        for (int at = from; at < from + count; at++) {
            long square = squares[at];
            if (square != 0) {
                long places = square & MOST;
                long x = ((square >>> COLUMNS & COLUMNS_MASK) + places / 2) / places;
                long y = ((square >>> ROWS) + places / 2) / places;
                xs[filled] = (at % cols << BITS) + (int) x;
                ys[filled] = (at / cols << BITS) + (int) y;
                counts[filled++] = places;
                squares[at] = 0;
            }
        }
        deposit.spread(xs, ys, counts, 0, filled, StepScale.NONE);
    }

    @Override
    public float[] values() {
        for (int from = 0; from < squares.length; from += cols) {
            spread(from, cols);
        }
        return deposit.values();
    }
}
