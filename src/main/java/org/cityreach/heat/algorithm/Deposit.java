package org.cityreach.heat.algorithm;

import org.locationtech.jts.geom.Envelope;

/** Spreads places over the nine nodes around each by a quadratic spline. Not safe for use by many threads. */
interface Deposit extends Places.Sink {

    /** At the rim of the lattice so many nodes lack what lies beyond. */
    int RIM = 2;

    /**
     * A deposit on a lattice without any place yet.
     *
     * @param most how many places will be added at most
     */
    static Deposit on(Lattice lattice, long most) {
        return GatheringDeposit.pays(lattice, most) ? new GatheringDeposit(lattice) : new PlaceDeposit(lattice);
    }

    /** Where places reach the lattice. */
    static Envelope areaOf(Lattice lattice) {
        double step = lattice.stepMetres();
        return new Envelope(
                (lattice.firstCol() - 1) * step,
                (lattice.firstCol() + lattice.cols()) * step,
                (lattice.firstRow() - 1) * step,
                (lattice.firstRow() + lattice.rows()) * step);
    }

    /** The weight at each node. */
    float[] values();
}
