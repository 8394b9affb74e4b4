package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** Places kept, those that follow each other at the same position as one. Not safe for use by many threads. */
final class PlaceList implements Places {

    private double[] xs = new double[256];
    private double[] ys = new double[256];
    private double[] weights = new double[256];
    private int size;

    /**
     * Adds places until there are too many.
     *
     * @return how many of the block were taken; fewer than its size once the limit is reached
     */
    int add(int count, double[] moreXs, double[] moreYs, double @Nullable [] moreWeights, int most) {
        for (int i = 0; i < count; i++) {
            double weight = moreWeights == null ? 1 : moreWeights[i];
            if (size > 0 && xs[size - 1] == moreXs[i] && ys[size - 1] == moreYs[i]) {
                weights[size - 1] += weight;
            } else if (!Double.isNaN(moreXs[i])) {
                if (size == most) {
                    return i;
                }
                add(moreXs[i], moreYs[i], weight);
            }
        }
        return count;
    }

    private void add(double x, double y, double weight) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        xs[size] = x;
        ys[size] = y;
        weights[size++] = weight;
    }

    int size() {
        return size;
    }

    PlaceArrays toArrays() {
        return new PlaceArrays(size, xs, ys, weights);
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
