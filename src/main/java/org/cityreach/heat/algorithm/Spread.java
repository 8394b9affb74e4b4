package org.cityreach.heat.algorithm;

/** How each place is spread over the plane. */
record Spread(Kernel kernel, double radiusMetres) {

    /** What one place of weight 1 gives at its own position, per km². */
    double peak() {
        return kernel.peakPerSquareKilometre(radiusMetres);
    }
}
