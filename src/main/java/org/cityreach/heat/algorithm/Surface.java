package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * The density of weighted places over an area in city metres, per km², as a quadratic spline on a lattice that is
 * fine beside the radius. A surface of another area with the same places, kernel and radius has the same values
 * where both hold a position, so what is drawn from parts joins without a seam.
 *
 * <p>Few places are summed exactly at the nodes, {@value #FINE_NODES} to the radius;
 * then the surface is within 1e-3 of one place's peak of the formula. Many are first spread over the nodes
 * around them, {@value #COARSE_NODES} to the radius, and then the kernel is applied to the nodes; a single place
 * would be off by up to 6e-3 of its peak at the rim of its disk, but with so many these errors go both ways: the
 * test holds every position within 1e-3 of the maximum. Where they would not, because much of the weight lies in one
 * place, that place is a pile: it is summed exactly wherever the surface is read. Immutable.
 */
final class Surface {

    /** So many places are few where the surface is too large to be kept as a whole. */
    static final int MOST_FEW = 16_000;

    private static final int COARSE_NODES = 8;
    private static final int FINE_NODES = 18;
    private static final int SPLINE_MARGIN = 2;

    private final Lattice lattice;
    private final float[] coefficients;
    private final PlaceArrays piles;
    private final Spread spread;
    private volatile double maximum = Double.NaN;

    private Surface(Lattice lattice, float[] coefficients, PlaceArrays piles, Spread spread) {
        this.lattice = lattice;
        this.coefficients = coefficients;
        this.piles = piles;
        this.spread = spread;
    }

    /** About how many nodes a surface of many places, or of few, has over the area. */
    static double nodes(Envelope area, double radiusMetres, boolean few) {
        return Lattice.nodes(area, radiusMetres / (few ? FINE_NODES : COARSE_NODES));
    }

    /**
     * Computes the part over an area of the surface of many places.
     *
     * @param maximum of the whole surface
     */
    static Surface ofMany(Places places, Envelope area, Spread spread, double maximum, Progress progress) {
        // Parts gather nothing, however many places there are: each must do as the others do.
        Spreading spreading = new Spreading(places, 0, area, spread);
        places.scan(spreading.reachedArea(), spreading.sink());
        return spreading.finish(maximum, progress);
    }

    /** A surface of many places while they are given. Not safe for use by many threads. */
    static final class Spreading {

        private final Places places;
        private final Spread spread;
        private final Lattice lattice;
        private final KernelTaps taps;
        private final Lattice source;
        private final Deposit deposit;

        Spreading(Places places, long most, Envelope area, Spread spread) {
            this.places = places;
            this.spread = spread;
            double step = spread.radiusMetres() / COARSE_NODES;
            lattice = Lattice.around(area, step, SPLINE_MARGIN);
            taps = KernelTaps.of(spread.kernel(), COARSE_NODES, spread.peak());
            source = lattice.grown(taps.reach() + Deposit.RIM);
            deposit = Deposit.on(source, most);
        }

        Envelope reachedArea() {
            return Deposit.areaOf(source);
        }

        Places.Sink sink() {
            return deposit;
        }

        /** The surface of all that was given, where that is all there is. */
        Surface finish(Progress progress) {
            float[] sums = deposit.values();
            Surface all = convolved(sums, PlaceArrays.NONE, progress);
            return withPiles(sums, all.maximumAtNodes(), all, progress);
        }

        /** The surface of what was given, where the whole has that maximum. */
        Surface finish(double maximum, Progress progress) {
            return withPiles(deposit.values(), maximum, null, progress);
        }

        private Surface withPiles(float[] sums, double maximum, @Nullable Surface all, Progress progress) {
            double least = Piles.leastWeight(maximum, spread.peak());
            PlaceArrays piles = Piles.find(places, reachedArea(), source, sums, least, progress);
            if (piles.size() == 0) {
                return all == null ? convolved(sums, piles, progress) : all;
            }
            double[] less = piles.takenAway();
            deposit.accept(piles.size(), piles.xs(), piles.ys(), less);
            return convolved(deposit.values(), piles, progress);
        }

        private Surface convolved(float[] sums, PlaceArrays piles, Progress progress) {
            int margin = taps.reach() + Deposit.RIM;
            float[] coefficients = Convolution.compute(sums, source.cols(), source.rows(), margin, taps, progress);
            return new Surface(lattice, coefficients, piles, spread);
        }
    }

    /** Computes the surface of few places over an area, or a part of it. */
    static Surface ofFew(Places places, Envelope area, Spread spread, Progress progress) {
        double radiusMetres = spread.radiusMetres();
        double step = radiusMetres / FINE_NODES;
        Lattice lattice = Lattice.around(area, step, SPLINE_MARGIN + Sharpening.REACH);
        double[] values = new double[Math.multiplyExact(lattice.cols(), lattice.rows())];
        Envelope reached = new Envelope(area);
        reached.expandBy(radiusMetres + (SPLINE_MARGIN + Sharpening.REACH + 1) * step);
        ExactSum sum = new ExactSum(values, lattice, 0, 0, spread);
        places.scan(reached, (size, xs, ys, weights) -> {
            progress.checkCancelled();
            sum.add(size, xs, ys, weights);
        });
        double[] sharpened = Sharpening.compute(values, lattice.cols(), lattice.rows());
        float[] coefficients = new float[sharpened.length];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = (float) sharpened[i];
        }
        return new Surface(lattice, coefficients, PlaceArrays.NONE, spread);
    }

    /**
     * Reads the density at positions; 0 outside the lattice. Never below 0.
     *
     * @param area that holds all positions
     */
    void read(double[] xs, double[] ys, Envelope area, double[] values, Progress progress) {
        if (reach(area)) {
            double[] ofPiles = PixelSum.compute(piles, xs, ys, area, spread, progress);
            read(xs, ys, values);
            for (int i = 0; i < values.length; i++) {
                values[i] += ofPiles[i];
            }
        } else {
            read(xs, ys, values);
        }
    }

    /** Whether any pile reaches the area. */
    private boolean reach(Envelope area) {
        Envelope reached = new Envelope(area);
        reached.expandBy(spread.radiusMetres());
        for (int i = 0; i < piles.size(); i++) {
            if (reached.contains(piles.xs()[i], piles.ys()[i])) {
                return true;
            }
        }
        return false;
    }

    private void read(double[] xs, double[] ys, double[] values) {
        double perMetre = 1 / lattice.stepMetres();
        double firstCol = lattice.firstCol();
        double firstRow = lattice.firstRow();
        int insideCols = lattice.cols() - 2;
        int insideRows = lattice.rows() - 2;
        for (int i = 0; i < values.length; i++) {
            double col = xs[i] * perMetre - firstCol;
            double row = ys[i] * perMetre - firstRow;
            // Positions are above 0 where they count, so cutting off rounds down.
            int nearestCol = (int) (col + 0.5);
            int nearestRow = (int) (row + 0.5);
            boolean inside = Integer.compareUnsigned(nearestCol - 1, insideCols) < 0
                    && Integer.compareUnsigned(nearestRow - 1, insideRows) < 0;
            values[i] = inside
                    ? valueNear(nearestCol, nearestRow, (float) (col - nearestCol), (float) (row - nearestRow))
                    : 0;
        }
    }

    private float valueNear(int col, int row, float t, float s) {
        float west = 0.5f * (0.5f - t) * (0.5f - t);
        float middle = 0.75f - t * t;
        float east = 0.5f * (0.5f + t) * (0.5f + t);
        float[] values = coefficients;
        int cols = lattice.cols();
        int at = (row - 1) * cols + col;
        float south = west * values[at - 1] + middle * values[at] + east * values[at + 1];
        at += cols;
        float here = west * values[at - 1] + middle * values[at] + east * values[at + 1];
        at += cols;
        float north = west * values[at - 1] + middle * values[at] + east * values[at + 1];
        return Math.max(
                0,
                0.5f * (0.5f - s) * (0.5f - s) * south
                        + (0.75f - s * s) * here
                        + 0.5f * (0.5f + s) * (0.5f + s) * north);
    }

    /** The largest value at a node or in a pile; that of the surface is at most 1 % larger. */
    double maximumAtNodes() {
        double known = maximum;
        if (Double.isNaN(known)) {
            known = computeMaximum();
            maximum = known;
        }
        return known;
    }

    private double computeMaximum() {
        int cols = lattice.cols();
        double[] ofPiles = new double[piles.size() == 0 ? 0 : coefficients.length];
        if (piles.size() > 0) {
            new ExactSum(ofPiles, lattice, 0, 0, spread).add(piles.size(), piles.xs(), piles.ys(), piles.weights());
        }
        double largest = maximumAt(piles);
        for (int row = 1; row < lattice.rows() - 1; row++) {
            for (int at = row * cols + 1; at < (row + 1) * cols - 1; at++) {
                double ofPile = ofPiles.length == 0 ? 0 : ofPiles[at];
                if (coefficients[at] + ofPile > largest) {
                    largest = Math.max(largest, valueAtNode(at, cols) + ofPile);
                }
            }
        }
        return largest;
    }

    /** The largest value at one of the places. */
    double maximumAt(PlaceArrays places) {
        if (places.size() == 0) {
            return 0;
        }
        double[] values = new double[places.size()];
        double[] xs = Arrays.copyOf(places.xs(), values.length);
        double[] ys = Arrays.copyOf(places.ys(), values.length);
        read(xs, ys, places.bounds(), values, Progress.NONE);
        return Arrays.stream(values).max().orElse(0);
    }

    private double valueAtNode(int at, int cols) {
        float[] c = coefficients;
        double south = c[at - cols - 1] + 6 * c[at - cols] + c[at - cols + 1];
        double here = c[at - 1] + 6 * c[at] + c[at + 1];
        double north = c[at + cols - 1] + 6 * c[at + cols] + c[at + cols + 1];
        return (south + 6 * here + north) / 64;
    }

    /**
     * Reads the surface at the centres of a raster's cells.
     *
     * @return row by row from the north
     */
    float[] toRaster(RasterFrame frame) {
        int cols = frame.cols();
        int[] at = new int[cols];
        float[] west = new float[cols];
        float[] middle = new float[cols];
        float[] east = new float[cols];
        for (int col = 0; col < cols; col++) {
            double position = lattice.col(frame.x(col));
            at[col] = Lattice.nearest(position);
            double t = position - at[col];
            west[col] = (float) (0.5 * (0.5 - t) * (0.5 - t));
            middle[col] = (float) (0.75 - t * t);
            east[col] = (float) (0.5 * (0.5 + t) * (0.5 + t));
        }
        float[] result = new float[Math.multiplyExact(cols, frame.rows())];
        float[] line = new float[cols];
        float[][] wide = new float[3][];
        int[] held = {-1, -1, -1};
        for (int row = 0; row < frame.rows(); row++) {
            double position = lattice.row(frame.y(row));
            int nearest = Lattice.nearest(position);
            for (int near = nearest - 1; near <= nearest + 1; near++) {
                int slot = near % 3;
                if (held[slot] != near) {
                    float[] target = wide[slot];
                    wide[slot] = widen(near, at, west, middle, east, target == null ? new float[cols] : target);
                    held[slot] = near;
                }
            }
            double s = position - nearest;
            blend(line, wide[(nearest - 1) % 3], wide[nearest % 3], wide[(nearest + 1) % 3], new float[] {
                (float) (0.5 * (0.5 - s) * (0.5 - s)), (float) (0.75 - s * s), (float) (0.5 * (0.5 + s) * (0.5 + s))
            });
            System.arraycopy(line, 0, result, row * cols, cols);
        }
        if (reach(frame.area())) {
            addPiles(frame, result);
        }
        return result;
    }

    private void addPiles(RasterFrame frame, float[] raster) {
        int cols = frame.cols();
        int rows = frame.rows();
        double[] sums = new double[raster.length];
        Lattice cells = new Lattice(frame.cellMetres(), 0, 0, cols, rows);
        new ExactSum(sums, cells, frame.x(0), frame.y(rows - 1), spread)
                .add(piles.size(), piles.xs(), piles.ys(), piles.weights());
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                raster[row * cols + col] += (float) sums[(rows - 1 - row) * cols + col];
            }
        }
    }

    private float[] widen(int row, int[] at, float[] west, float[] middle, float[] east, float[] target) {
        int from = row * lattice.cols();
        for (int i = 0; i < target.length; i++) {
            int node = from + at[i];
            target[i] = west[i] * coefficients[node - 1]
                    + middle[i] * coefficients[node]
                    + east[i] * coefficients[node + 1];
        }
        return target;
    }

    private static void blend(float[] into, float[] a, float[] b, float[] c, float[] weights) {
        float wa = weights[0];
        float wb = weights[1];
        float wc = weights[2];
        for (int i = 0; i < into.length; i++) {
            into[i] = Math.max(0, wa * a[i] + wb * b[i] + wc * c[i]);
        }
    }

    /** What it takes in memory. */
    public long bytes() {
        return 4L * coefficients.length + 24L * piles.size() + 64;
    }
}
