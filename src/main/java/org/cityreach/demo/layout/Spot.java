package org.cityreach.demo.layout;

import org.cityreach.demo.plan.Block;
import org.cityreach.demo.plan.CityForm;

/**
 * A place where something can stand, at the edge of a block.
 *
 * @param u plan metres
 * @param v plan metres
 */
record Spot(double u, double v, Block block) {

    double density() {
        return CityForm.density(u, v);
    }

    double metresTo(Spot other) {
        double du = u - other.u;
        double dv = v - other.v;
        return Math.sqrt(du * du + dv * dv);
    }
}
