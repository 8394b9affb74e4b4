package org.cityreach.heat.algorithm;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Weighted places in city metres that can be read again and again, always in the same order. */
public interface Places {

    /**
     * Gives all places in the area, and perhaps others, block by block.
     *
     * @param area null for everywhere
     */
    void scan(@Nullable Envelope area, Sink sink);

    /** No more than so many are given. */
    long most();

    /** Takes a block; the arrays are the giver's and hold only until it returns. */
    @FunctionalInterface
    interface Sink {

        /**
         * @param xs eastings; NaN for a place that lies nowhere
         * @param weights null where each weighs 1
         */
        void accept(int size, double[] xs, double[] ys, double @Nullable [] weights);

        /** Takes a block of places that weigh 1 each. */
        default void accept(PlaceSteps steps) {
            steps.giveTo(this);
        }
    }

    /** Places from arrays, each of weight 1. */
    static Places of(double[] xs, double[] ys) {
        return new PlaceArrays(xs.length, xs, ys, null);
    }

    /** Places from arrays. */
    static Places of(double[] xs, double[] ys, double[] weights) {
        return new PlaceArrays(xs.length, xs, ys, weights);
    }
}
