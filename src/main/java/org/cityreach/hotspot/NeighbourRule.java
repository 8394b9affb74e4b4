package org.cityreach.hotspot;

import org.cityreach.fault.Fault;

/** Which areas are neighbours. Distances are between centres. */
public sealed interface NeighbourRule {

    /** Within a distance that follows from the areas; it is told in the answer. */
    record Usual() implements NeighbourRule {}

    /** No farther apart than the band; exactly there belongs. */
    record Band(double metres) implements NeighbourRule {
        public Band {
            if (!(metres > 0 && metres <= 100_000)) {
                throw Fault.invalid("invalid-input", "bandMetres", metres, "more than 0, at most 100000");
            }
        }
    }

    /** The k nearest; of equally near ones the first in the order of the areas. */
    record Nearest(int k) implements NeighbourRule {
        public Nearest {
            if (k < 1 || k > 1000) {
                throw Fault.invalid("invalid-input", "k", k, "a whole number from 1 to 1000");
            }
        }
    }

    /** Polygons that touch in a point (queen) or along a line (rook). */
    record Touching(boolean queen) implements NeighbourRule {}
}
