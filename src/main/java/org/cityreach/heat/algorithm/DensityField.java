package org.cityreach.heat.algorithm;

import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The density of all places of a question, ready to be read anywhere: one surface of the whole area where that
 * is affordable, else surfaces of the parts that are asked for. A position has one value, whichever part it is read
 * from. Safe for use by many threads where the places are.
 */
public final class DensityField {

    /** Up to so many nodes one surface of the whole is kept. */
    private static final double MOST_NODES = 1e6;

    /** Fewer are summed one by one in less time than it takes to spread them. */
    private static final int FEWEST_TO_SPREAD = 500;

    private static final double MOST_FINE_NODES = 2.5e6;

    /** With a radius of fewer pixels every place is summed in the pixels it reaches. */
    private static final double FEWEST_PIXELS = 2;

    private final Places places;
    private final Spread spread;
    private final Envelope reached;
    private final boolean few;
    private final @Nullable Surface whole;
    private final Tally tally;
    private final double maximum;

    private DensityField(
            Places places,
            Spread spread,
            Envelope reached,
            boolean few,
            @Nullable Surface whole,
            Tally tally,
            double maximum) {
        this.places = places;
        this.spread = spread;
        this.reached = reached;
        this.few = few;
        this.whole = whole;
        this.tally = tally;
        this.maximum = maximum;
    }

    /** What was read: how many places, what they weigh. */
    record Tally(long count, double weight) {}

    /**
     * Reads all places once and prepares the field.
     *
     * @param bounds where places lie; null-envelope for nowhere
     */
    public static DensityField compute(
            Places places, Envelope bounds, Kernel kernel, double radiusMetres, Progress progress) {
        Spread spread = new Spread(kernel, radiusMetres);
        Envelope reached = new Envelope(bounds);
        reached.expandBy(radiusMetres);
        FirstReading reading = new FirstReading(
                places,
                reached,
                spread,
                Surface.MOST_FEW,
                bounds.isNull() || Surface.nodes(reached, radiusMetres, false) <= MOST_NODES);
        reading.read(null, progress);
        PlaceList list = reading.few();
        if (list != null) {
            return ofFew(list, spread, reading.tally(), progress);
        }
        Surface whole = reading.finishWhole(progress);
        if (whole != null) {
            return new DensityField(places, spread, reached, false, whole, reading.tally(), whole.maximumAtNodes());
        }
        PeakSearch search = reading.peaks();
        double maximum = search.compute(places, spread, progress);
        boolean sparse = search.isSparse();
        return new DensityField(places, spread, reached, sparse, null, reading.tally(), maximum);
    }

    private static DensityField ofFew(PlaceList list, Spread spread, Tally tally, Progress progress) {
        double radiusMetres = spread.radiusMetres();
        if (tally.count() == 0) {
            return new DensityField(list, spread, new Envelope(), true, null, tally, 0);
        }
        Envelope own = list.toArrays().bounds();
        own.expandBy(radiusMetres);
        if (list.size() >= FEWEST_TO_SPREAD && Surface.nodes(own, radiusMetres, false) <= MOST_NODES) {
            Surface.Spreading spreading = new Surface.Spreading(list, 0, own, spread);
            list.scan(null, spreading.sink());
            Surface whole = spreading.finish(progress);
            return new DensityField(list, spread, own, false, whole, tally, whole.maximumAtNodes());
        }
        if (Surface.nodes(own, radiusMetres, true) > MOST_FINE_NODES) {
            PeakSearch search = new PeakSearch(own, radiusMetres);
            list.scan(null, search);
            double maximum = search.compute(list, spread, progress);
            return new DensityField(list, spread, own, true, null, tally, maximum);
        }
        Surface whole = Surface.ofFew(list, own, spread, progress);
        double maximum = Math.max(whole.maximumAtNodes(), whole.maximumAt(list.toArrays()));
        return new DensityField(list, spread, own, true, whole, tally, maximum);
    }

    /** How many places there are; those that lie nowhere are not among them. */
    public long count() {
        return tally.count();
    }

    public double weight() {
        return tally.weight();
    }

    /** The largest density, per km²; at most 1 % too small. */
    public double maximum() {
        return maximum;
    }

    /** Where the density can be above 0; null-envelope if nowhere. */
    public Envelope reached() {
        return new Envelope(reached);
    }

    /**
     * The density at positions.
     *
     * @param xs eastings of the positions
     * @param area that holds all of them
     * @param pixelMetres about how far they are apart
     */
    public double[] valuesAt(double[] xs, double[] ys, Envelope area, double pixelMetres, Progress progress) {
        double[] values = new double[xs.length];
        Envelope wanted = area.intersection(reached);
        if (wanted.isNull()) {
            return values;
        }
        if (whole == null && spread.radiusMetres() / pixelMetres < FEWEST_PIXELS) {
            return PixelSum.compute(places, xs, ys, area, spread, progress);
        }
        Surface surface = whole == null ? part(wanted, progress) : whole;
        surface.read(xs, ys, area, values, progress);
        for (int i = 0; i < values.length; i++) {
            if (!reached.contains(xs[i], ys[i])) {
                values[i] = 0;
            }
        }
        return values;
    }

    private Surface part(Envelope wanted, Progress progress) {
        return few
                ? Surface.ofFew(places, wanted, spread, progress)
                : Surface.ofMany(places, wanted, spread, maximum, progress);
    }

    /** About what it takes in memory. */
    public long bytes() {
        long kept = few ? 24L * Surface.MOST_FEW : 0;
        return 256 + kept + (whole == null ? 0 : whole.bytes());
    }
}
