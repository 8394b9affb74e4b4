package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Spreads places that weigh 1 each, or a whole number. Positions are rounded to 1/256 of the lattice's step and sums
 * are whole numbers, so they are exact: the same in whatever order places come, and for any part of the lattice.
 * Room for 2²⁹ places.
 */
final class CountDeposit implements Deposit {

    static final int BITS = 8;
    static final int UNITS = 1 << BITS;

    private static final int INSIDE = UNITS - 1;

    /** What one place gives in one direction: twice the square of the units. */
    private static final int WHOLE = 2 * UNITS * UNITS;

    private final Lattice lattice;
    private final long[] sums;

    CountDeposit(Lattice lattice) {
        this.lattice = lattice;
        sums = new long[Math.multiplyExact(lattice.cols(), lattice.rows())];
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        double perMetre = UNITS / lattice.stepMetres();
        // Half a unit more, to round by cutting off.
        double west = firstUnit(lattice.firstCol()) - 0.5;
        double south = firstUnit(lattice.firstRow()) - 0.5;
        int[] unitXs = new int[size];
        int[] unitYs = new int[size];
        long @Nullable [] counts = weights == null ? null : new long[size];
        for (int i = 0; i < size; i++) {
            unitXs[i] = (int) (xs[i] * perMetre - west);
            unitYs[i] = (int) (ys[i] * perMetre - south);
            if (counts != null && weights != null) {
                counts[i] = (long) weights[i];
            }
        }
        spread(unitXs, unitYs, counts, 0, size, StepScale.NONE);
    }

    @Override
    public void accept(PlaceSteps steps) {
        StepScale scale = StepScale.of(steps, lattice);
        if (scale == null) {
            steps.giveTo(this);
        } else {
            spread(steps.xs(), steps.ys(), null, steps.from(), steps.from() + steps.size(), scale);
        }
    }

    /** Units are counted from half a node before the first, so that the nearest node is found by cutting off. */
    static long firstUnit(long firstNode) {
        return UNITS * firstNode - UNITS / 2;
    }

    /**
     * Adds places at positions that the scale turns into units. All in one loop, which most of the time for a density
     * is spent in.
     *
     * @param counts how many places lie at each; null for one
     */
    void spread(int[] xs, int[] ys, long @Nullable [] counts, int from, int end, StepScale scale) {
        long factor = scale.factor();
        long firstX = scale.west();
        long firstY = scale.south();
        long[] grid = sums;
        int cols = lattice.cols();
        int insideCols = lattice.cols() - 2;
        int insideRows = lattice.rows() - 2;
        for (int i = from; i < end; i++) {
            int x = (int) (xs[i] * factor + firstX >> StepScale.BITS);
            int y = (int) (ys[i] * factor + firstY >> StepScale.BITS);
            int col = x >> BITS;
            int row = y >> BITS;
            if (Integer.compareUnsigned(col - 1, insideCols) >= 0
                    || Integer.compareUnsigned(row - 1, insideRows) >= 0) {
                continue;
            }
            long count = counts == null ? 1 : counts[i];
            int t = x & INSIDE;
            int s = y & INSIDE;
            long west = (UNITS - t) * (UNITS - t);
            long east = t * t;
            long middle = WHOLE - west - east;
            long south = (UNITS - s) * (UNITS - s) * count;
            long north = s * s * count;
            long here = WHOLE * count - south - north;
            int at = (row - 1) * cols + col;
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

    @Override
    public float[] values() {
        float[] values = new float[sums.length];
        double share = 1.0 / WHOLE / WHOLE;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (sums[i] * share);
        }
        return values;
    }
}
