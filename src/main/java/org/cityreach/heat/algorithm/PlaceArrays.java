package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Places from the first entries of arrays. */
public record PlaceArrays(int size, double[] xs, double[] ys, double @Nullable [] weights) implements Places {

    @Override
    public void scan(@Nullable Envelope area, Sink sink) {
        sink.accept(size, xs, ys, weights);
    }

    @Override
    public boolean areCounted() {
        return weights == null;
    }

    @Override
    public long most() {
        return size;
    }
}
