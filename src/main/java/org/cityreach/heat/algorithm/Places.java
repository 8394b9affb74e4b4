package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Weighted places in city metres that can be read again and again, always in the same order. */
@FunctionalInterface
public interface Places {

    /**
     * Gives all places in the area, and perhaps others, block by block.
     *
     * @param area null for everywhere
     */
    void scan(@Nullable Envelope area, Sink sink);

    /** Takes a block; the arrays are the giver's and hold only until it returns. */
    @FunctionalInterface
    interface Sink {

        /**
         * @param xs eastings; NaN for a place that lies nowhere
         * @param weights null where each weighs 1
         */
        void accept(int size, double[] xs, double[] ys, double @Nullable [] weights);
    }

    /** Places from arrays, each of weight 1. */
    static Places of(double[] xs, double[] ys) {
        return (area, sink) -> sink.accept(xs.length, xs, ys, null);
    }

    /** Places from arrays. */
    static Places of(double[] xs, double[] ys, double[] weights) {
        return (area, sink) -> sink.accept(xs.length, xs, ys, weights);
    }
}
