package org.cityreach.demo.casebook;

/** How a category swings through the year; factors by month, January first. */
enum Season {
    EVEN(0.85, 0.75, 1, 1.05, 1.05, 1.05, 1.05, 1.05, 1.05, 1.1, 1.05, 0.95),
    /** Food stalls, vendors: warm evenings. */
    SUMMER(0.5, 0.5, 0.75, 0.95, 1.2, 1.45, 1.6, 1.55, 1.3, 1, 0.7, 0.5),
    /** Barbecues: hardly any in winter. */
    HIGH_SUMMER(0.1, 0.1, 0.3, 0.6, 1.2, 2.1, 2.6, 2.5, 1.6, 0.7, 0.2, 0.1),
    /** Dust of building sites. */
    SPRING(0.8, 0.9, 1.9, 2.2, 1.7, 0.8, 0.5, 0.5, 0.7, 1, 1.1, 0.9),
    /** The rains of early summer. */
    RAINS(0.15, 0.25, 0.5, 0.7, 0.9, 3.6, 3.2, 1.4, 0.8, 0.3, 0.2, 0.1),
    /** Leaves and burning of straw. */
    AUTUMN(0.9, 0.6, 0.7, 0.7, 0.7, 0.7, 0.6, 0.7, 1, 1.7, 2.1, 1.6);

    private final double[] factors;

    Season(double... factors) {
        this.factors = factors;
    }

    double factor(int month) {
        return factors[month - 1];
    }
}
