package org.cityreach.heat.algorithm;

import java.util.Arrays;
import java.util.Objects;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Takes all places once, not knowing how many there will be: keeps them while they are few, then either spreads them
 * over one surface or counts them to find where the peak can be. Not safe for use by many threads.
 */
final class FirstReading implements Places.Sink {

    private final Places places;
    private final Envelope reached;
    private final Spread spread;
    private final int mostFew;
    private final boolean affordable;
    private @Nullable PlaceList list;
    private Surface.@Nullable Spreading spreading;
    private @Nullable PeakSearch peaks;
    private long count;
    private double weight;

    /**
     * @param places that will be given
     * @param mostFew how many places are few
     * @param affordable whether many are to be spread over one surface
     */
    FirstReading(Places places, Envelope reached, Spread spread, int mostFew, boolean affordable) {
        this.places = places;
        this.reached = reached;
        this.spread = spread;
        this.mostFew = mostFew;
        this.affordable = affordable;
        list = new PlaceList();
    }

    /** Reads the places. */
    void read(@Nullable Envelope area, Progress progress) {
        places.scan(area, new Places.Sink() {
            @Override
            public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
                progress.checkCancelled();
                FirstReading.this.accept(size, xs, ys, weights);
            }

            @Override
            public void accept(PlaceSteps steps) {
                progress.checkCancelled();
                FirstReading.this.accept(steps);
            }
        });
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] weights) {
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(xs[i])) {
                count++;
                weight += weights == null ? 1 : weights[i];
            }
        }
        PlaceList few = list;
        if (few == null) {
            next().accept(size, xs, ys, weights);
            return;
        }
        int taken = few.add(size, xs, ys, weights, mostFew);
        if (taken < size) {
            begin();
            few.scan(null, next());
            list = null;
            double[] others = weights == null ? null : Arrays.copyOfRange(weights, taken, size);
            next().accept(
                            size - taken,
                            Arrays.copyOfRange(xs, taken, size),
                            Arrays.copyOfRange(ys, taken, size),
                            others);
        }
    }

    @Override
    public void accept(PlaceSteps steps) {
        if (list != null) {
            steps.giveTo(this);
            return;
        }
        count += steps.size();
        weight += steps.size();
        next().accept(steps);
    }

    private void begin() {
        if (affordable) {
            spreading = new Surface.Spreading(places, places.most(), reached, spread);
        } else {
            peaks = new PeakSearch(reached, spread.radiusMetres());
        }
    }

    private Places.Sink next() {
        return spreading == null ? Objects.requireNonNull(peaks) : spreading.sink();
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
