package org.cityreach.heat.algorithm;

import java.util.Objects;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Takes all places once, not knowing how many there will be: keeps them while they are few, then either spreads them
 * over one surface or counts them to find where the peak can be. Not safe for use by many threads.
 */
final class FirstReading {

    private final Envelope reached;
    private final Kernel kernel;
    private final double radiusMetres;
    private final int most;
    private final boolean affordable;
    private @Nullable PlaceList list = new PlaceList();
    private Surface.@Nullable Spreading spreading;
    private @Nullable PeakSearch peaks;
    private long count;
    private double weight;

    /**
     * @param most how many places are few
     * @param affordable whether many are to be spread over one surface
     */
    FirstReading(Envelope reached, Kernel kernel, double radiusMetres, int most, boolean affordable) {
        this.reached = reached;
        this.kernel = kernel;
        this.radiusMetres = radiusMetres;
        this.most = most;
        this.affordable = affordable;
    }

    void add(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(xs[i])) {
                count++;
                weight += weights == null ? 1 : weights[i];
            }
        }
        PlaceList few = list;
        if (few != null) {
            int taken = few.add(size, xs, ys, weights, most);
            if (taken == size) {
                return;
            }
            begin();
            few.giveTo(this::passOn);
            list = null;
            for (int i = taken; i < size; i++) {
                passOn(
                        1,
                        new double[] {xs[i]},
                        new double[] {ys[i]},
                        weights == null ? null : new double[] {weights[i]});
            }
            return;
        }
        passOn(size, xs, ys, weights);
    }

    private void begin() {
        if (affordable) {
            spreading = new Surface.Spreading(reached, kernel, radiusMetres);
        } else {
            peaks = new PeakSearch(reached, radiusMetres);
        }
    }

    private void passOn(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        if (spreading != null) {
            spreading.add(size, xs, ys, weights);
        } else {
            Objects.requireNonNull(peaks).add(size, xs, ys, weights);
        }
    }

    DensityField.Tally tally() {
        return new DensityField.Tally(count, weight);
    }

    /** The places where they are few. */
    @Nullable
    PlaceList few() {
        return list;
    }

    /** The surface of the whole where it is affordable. */
    @Nullable
    Surface finishWhole(Progress progress) {
        return spreading == null ? null : spreading.finish(progress);
    }

    PeakSearch peaks() {
        return Objects.requireNonNull(peaks);
    }
}
