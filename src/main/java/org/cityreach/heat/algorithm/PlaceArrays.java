package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Places from the first entries of arrays. */
public record PlaceArrays(int size, double[] xs, double[] ys, double @Nullable [] weights) implements Places {

    /** No places. */
    static final PlaceArrays NONE = new PlaceArrays(0, new double[0], new double[0], null);

    /** Their weights below 0, so that adding them takes the places away. */
    double[] takenAway() {
        double[] less = new double[size];
        for (int i = 0; i < size; i++) {
            less[i] = weights == null ? -1 : -weights[i];
        }
        return less;
    }

    /** Null-envelope where there are none. */
    Envelope bounds() {
        Envelope bounds = new Envelope();
        for (int i = 0; i < size; i++) {
            bounds.expandToInclude(xs[i], ys[i]);
        }
        return bounds;
    }

    @Override
    public void scan(@Nullable Envelope area, Sink sink) {
        sink.accept(size, xs, ys, weights);
    }

    @Override
    public long most() {
        return size;
    }
}
