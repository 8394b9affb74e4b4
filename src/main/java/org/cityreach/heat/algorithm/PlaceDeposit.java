package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Spreads place by place. Positions are rounded to 1/256 of the lattice's step, by whole
 * numbers where they come as such, so a node's sum is the same in any part of the lattice, to the last bit, where the
 * places around it come in the same order.
 */
final class PlaceDeposit implements Deposit {

    static final int BITS = 8;
    static final int UNITS = 1 << BITS;

    private static final int INSIDE = UNITS - 1;

    /** What a place gives to the node before its nearest, by its position in units; and to the node after, mirrored. */
    private static final double[] BEFORE = new double[UNITS];

    private static final double[] NEAREST = new double[UNITS];
    private static final double[] AFTER = new double[UNITS];

    static {
        for (int unit = 0; unit < UNITS; unit++) {
            double share = (double) unit / UNITS;
            BEFORE[unit] = 0.5 * (1 - share) * (1 - share);
            AFTER[unit] = 0.5 * share * share;
            NEAREST[unit] = 1 - BEFORE[unit] - AFTER[unit];
        }
    }

    private final Lattice lattice;
    private final double[] sums;

    PlaceDeposit(Lattice lattice) {
        this.lattice = lattice;
        sums = new double[Math.multiplyExact(lattice.cols(), lattice.rows())];
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        double perMetre = UNITS / lattice.stepMetres();
        // Half a unit more, to round by cutting off.
        double west = firstUnit(lattice.firstCol()) - 0.5;
        double south = firstUnit(lattice.firstRow()) - 0.5;
        int[] unitXs = new int[size];
        int[] unitYs = new int[size];
        for (int i = 0; i < size; i++) {
            unitXs[i] = (int) (xs[i] * perMetre - west);
            unitYs[i] = (int) (ys[i] * perMetre - south);
        }
        spread(unitXs, unitYs, weights, 0, size, StepScale.NONE);
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
     * @param weights null where each weighs 1
     */
    void spread(int[] xs, int[] ys, double @Nullable [] weights, int from, int end, StepScale scale) {
        long factor = scale.factor();
        long firstX = scale.west();
        long firstY = scale.south();
        double[] grid = sums;
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
            int t = x & INSIDE;
            int s = y & INSIDE;
            double west = BEFORE[t];
            double middle = NEAREST[t];
            double east = AFTER[t];
            double south = BEFORE[s];
            double here = NEAREST[s];
            double north = AFTER[s];
            if (weights != null) {
                south *= weights[i];
                here *= weights[i];
                north *= weights[i];
            }
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
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sums[i];
        }
        return values;
    }
}
