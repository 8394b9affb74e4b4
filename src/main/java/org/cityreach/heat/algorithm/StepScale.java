package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;

/**
 * Turns positions counted in steps into units of a lattice by one multiplication of whole numbers. The result depends
 * on the place only, not on which part of the lattice is looked at.
 *
 * @param factor units for a step, times 2³²
 * @param origin of the steps, in units from 0 of the lattice, times 2³²
 */
record StepScale(long factor, long origin) {

    static final int BITS = 32;

    private static final double ONE = 1L << BITS;

    /** Steps are whole numbers below 2³¹. */
    private static final double MOST_FACTOR = 1L << 31;

    private static final double MOST_ORIGIN = 1L << 62;

    /** The scale; null where numbers would get too large. */
    static @Nullable StepScale of(double originMetres, double stepMetres, double latticeMetres, int units) {
        double perMetre = units / latticeMetres;
        double factor = stepMetres * perMetre * ONE;
        double origin = originMetres * perMetre * ONE;
        return factor < MOST_FACTOR && Math.abs(origin) < MOST_ORIGIN
                ? new StepScale(Math.round(factor), Math.round(origin))
                : null;
    }

    /** What to add to a position times the factor so that it counts from there and is rounded when shifted. */
    long offset(long firstUnit) {
        return origin - (firstUnit << BITS) + (1L << BITS - 1);
    }
}
