package org.cityreach.cases.column;

import org.cityreach.cases.PlaceBlock;
import org.cityreach.cases.algorithm.SpaceOrder;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Places in metres as whole steps from an origin in whole metres. A step is 2⁻¹⁰ m, so a place lies within
 * 0.5 mm of where it was and whole metres stay what they are; only where places lie more than 2000 km apart a
 * step is doubled until they fit. Rows without a place come last. Immutable.
 */
final class Positions {

    private static final double FINEST_METRES = 1.0 / 1024;
    private static final int MOST_STEPS = Integer.MAX_VALUE - 1;
    static final int PLACELESS = -1;

    private final double west;
    private final double south;
    private final double step;
    private final int[] xs;
    private final int[] ys;
    private final int placed;

    private Positions(double west, double south, double step, int[] xs, int[] ys) {
        this.west = west;
        this.south = south;
        this.step = step;
        this.xs = xs;
        this.ys = ys;
        int end = xs.length;
        while (end > 0 && xs[end - 1] == PLACELESS) {
            end--;
        }
        placed = end;
    }

    /** Of as many places as {@code size} says; NaN where there is none. */
    static Positions of(double[] eastings, double[] northings, int size) {
        Envelope bounds = new Envelope();
        for (int i = 0; i < size; i++) {
            if (!Double.isNaN(eastings[i])) {
                bounds.expandToInclude(eastings[i], northings[i]);
            }
        }
        double west = bounds.isNull() ? 0 : Math.floor(bounds.getMinX());
        double south = bounds.isNull() ? 0 : Math.floor(bounds.getMinY());
        double extent = bounds.isNull() ? 0 : Math.max(bounds.getMaxX() - west, bounds.getMaxY() - south);
        double step = FINEST_METRES;
        while (extent / step > MOST_STEPS) {
            step *= 2;
        }
        int[] xs = new int[size];
        int[] ys = new int[size];
        for (int i = 0; i < size; i++) {
            boolean isPlaced = !Double.isNaN(eastings[i]);
            xs[i] = isPlaced ? (int) Math.rint((eastings[i] - west) / step) : PLACELESS;
            ys[i] = isPlaced ? (int) Math.rint((northings[i] - south) / step) : PLACELESS;
        }
        return new Positions(west, south, step, xs, ys);
    }

    /** The order of the rows in space. */
    int[] spaceOrder() {
        int largest = 0;
        for (int i = 0; i < xs.length; i++) {
            largest = Math.max(largest, Math.max(xs[i], ys[i]));
        }
        return SpaceOrder.of(xs, ys, PLACELESS, largest);
    }

    Positions inOrder(int[] order) {
        int[] orderedXs = new int[order.length];
        int[] orderedYs = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            orderedXs[i] = xs[order[i]];
            orderedYs[i] = ys[order[i]];
        }
        return new Positions(west, south, step, orderedXs, orderedYs);
    }

    int size() {
        return xs.length;
    }

    /** How many rows have a place: those before this one. */
    int placed() {
        return placed;
    }

    double easting(int row) {
        return row < placed ? west + xs[row] * step : Double.NaN;
    }

    double northing(int row) {
        return row < placed ? south + ys[row] * step : Double.NaN;
    }

    /** Writes the places of neighbouring rows. */
    void copy(int from, int count, double[] eastings, double[] northings) {
        int end = Math.max(0, Math.min(count, placed - from));
        for (int i = 0; i < end; i++) {
            eastings[i] = west + xs[from + i] * step;
        }
        for (int i = 0; i < end; i++) {
            northings[i] = south + ys[from + i] * step;
        }
        for (int i = end; i < count; i++) {
            eastings[i] = Double.NaN;
            northings[i] = Double.NaN;
        }
    }

    /** Writes the places of some rows. */
    void copy(int[] rows, int count, double[] eastings, double[] northings) {
        for (int i = 0; i < count; i++) {
            eastings[i] = easting(rows[i]);
            northings[i] = northing(rows[i]);
        }
    }

    /** The places of neighbouring rows; null where none has one. */
    @Nullable
    PlaceBlock places(int from, int to) {
        int count = Math.min(to, placed) - from;
        return count > 0 ? new PlaceBlock(from, count, xs, ys, west, south, step) : null;
    }

    /** The places of some rows, ascending; null where none has one. */
    @Nullable
    PlaceBlock places(int[] rows, int count) {
        int end = count;
        while (end > 0 && rows[end - 1] >= placed) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        int[] someXs = new int[end];
        int[] someYs = new int[end];
        for (int i = 0; i < end; i++) {
            someXs[i] = xs[rows[i]];
            someYs[i] = ys[rows[i]];
        }
        return new PlaceBlock(0, end, someXs, someYs, west, south, step);
    }

    boolean isPlaced(int row) {
        return row < placed;
    }

    /** Keeps those of the first {@code count} rows that lie in the box, its border included. */
    int select(Envelope area, int[] rows, int count) {
        int kept = 0;
        double minX = area.getMinX();
        double maxX = area.getMaxX();
        double minY = area.getMinY();
        double maxY = area.getMaxY();
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            double x = west + xs[row] * step;
            double y = south + ys[row] * step;
            rows[kept] = row;
            kept += row < placed & x >= minX & x <= maxX & y >= minY & y <= maxY ? 1 : 0;
        }
        return kept;
    }

    /** The bounds of neighbouring rows; null-envelope where none has a place. */
    Envelope bounds(int from, int to) {
        int end = Math.min(to, placed);
        if (from >= end) {
            return new Envelope();
        }
        int minX = Integer.MAX_VALUE;
        int maxX = Integer.MIN_VALUE;
        int minY = Integer.MAX_VALUE;
        int maxY = Integer.MIN_VALUE;
        for (int row = from; row < end; row++) {
            minX = Math.min(minX, xs[row]);
            maxX = Math.max(maxX, xs[row]);
            minY = Math.min(minY, ys[row]);
            maxY = Math.max(maxY, ys[row]);
        }
        return new Envelope(west + minX * step, west + maxX * step, south + minY * step, south + maxY * step);
    }
}
