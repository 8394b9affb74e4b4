package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Turns positions counted in steps into the units of a {@link PlaceDeposit} by a multiplication and an addition of
 * whole numbers: {@code xs[i] * factor + west >> BITS}. The result differs between parts of a lattice by whole nodes
 * only.
 */
record StepScale(long factor, long west, long south) {

    static final int BITS = 32;

    /** For positions that are in units already. */
    static final StepScale NONE = new StepScale(1L << BITS, 0, 0);

    private static final double ONE = 1L << BITS;

    /** Steps are whole numbers below 2³¹. */
    private static final double MOST_FACTOR = 1L << 31;

    private static final double MOST_ORIGIN = 1L << 62;

    /** The scale; null where numbers would get too large. */
    static @Nullable StepScale of(PlaceSteps steps, Lattice lattice) {
        double perMetre = PlaceDeposit.UNITS / lattice.stepMetres() * ONE;
        double factor = steps.stepMetres() * perMetre;
        double west = steps.west() * perMetre;
        double south = steps.south() * perMetre;
        if (factor < MOST_FACTOR && Math.abs(west) < MOST_ORIGIN && Math.abs(south) < MOST_ORIGIN) {
            return new StepScale(
                    Math.round(factor), offset(west, lattice.firstCol()), offset(south, lattice.firstRow()));
        }
        return null;
    }

    private static long offset(double origin, long firstNode) {
        long half = 1L << BITS - 1;
        return Math.round(origin) - (PlaceDeposit.firstUnit(firstNode) << BITS) + half;
    }
}
