package org.cityreach.tile.algorithm;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Vector tiles of points. The points are sorted once along a curve on which every tile of every level is one stretch, so a
 * tile costs what it holds. Space: the unit square of {@link TileSquare}; a point on the edge of two tiles belongs to
 * the eastern and southern one, so that every point is in one tile of a level and counts add up; there is no buffer.
 *
 * <p>A tile holds every point, within half a tile unit of its place, as long as it stays within the bytes allowed. Beyond,
 * points that share a cell of 1/128 of the tile's side (1/64, 1/32 … until it fits) become one, at their mean, with
 * their number; a point alone in its cell stays as it is. Order: along the curve. Twelve bytes a point. Immutable; safe for
 * use by many threads.
 */
public final class PointTiles {

    /** How many points one stands for; missing where it stands for itself. */
    public static final String COUNT = "point_count";

    private static final int FINEST_CELLS = 7;
    private static final int UNIT_BITS = 12;
    private static final int NEAR_LEVELS = 3;

    private final long[] codes;
    private final int[] rows;
    private final double[] xs;
    private final double[] ys;
    private final Square square;

    /**
     * Where the square lies in the points' system.
     *
     * @param west x of its west edge
     * @param north y of its north edge
     * @param side in the same unit
     */
    public record Square(double west, double north, double side) {
        /** Where a place lies in the unit square, from its west edge. */
        public double x(double across) {
            return (across - west) / side;
        }

        /** Where a place lies in the unit square, from its north edge. */
        public double y(double up) {
            return (north - up) / side;
        }

        boolean holds(double across, double up) {
            double x = x(across);
            double y = y(up);
            return x >= 0 && x <= 1 && y >= 0 && y <= 1;
        }
    }

    /**
     * Sorts points.
     *
     * @param xs by row, y beside it; NaN where a feature has no place; kept, so do not write to it
     */
    public PointTiles(double[] xs, double[] ys, Square square) {
        this.xs = xs;
        this.ys = ys;
        this.square = square;
        long[] found = new long[xs.length];
        int[] foundRows = new int[xs.length];
        int count = 0;
        for (int row = 0; row < xs.length; row++) {
            if (square.holds(xs[row], ys[row])) {
                found[count] = Morton.of(square.x(xs[row]), square.y(ys[row]));
                foundRows[count++] = row;
            }
        }
        codes = Arrays.copyOf(found, count);
        rows = Arrays.copyOf(foundRows, count);
        Morton.sort(codes, rows);
    }

    /** Where a tile's points begin and, in the second place, end in the sorted order. */
    private int[] stretch(TileSquare tile) {
        int shift = 2 * (Morton.BITS - tile.level());
        long first = Morton.of((long) tile.col(), tile.row()) << shift;
        return new int[] {position(first), position(first + (1L << shift))};
    }

    private int position(long code) {
        int low = 0;
        int high = codes.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (codes[middle] < code) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many points a tile stands for. */
    public int count(TileSquare tile) {
        int[] stretch = stretch(tile);
        return stretch[1] - stretch[0];
    }

    /** Rows of points in a tile or within some tile units around it, at most an eighth of its side; in no order. */
    public int[] near(TileSquare tile, double units) {
        int finer = Math.min(NEAR_LEVELS, Morton.BITS - 1 - tile.level());
        int parts = 1 << finer;
        int level = tile.level() + finer;
        int[] found = new int[64];
        int count = 0;
        for (int r = -1; r <= parts; r++) {
            for (int c = -1; c <= parts; c++) {
                int row = tile.row() * parts + r;
                int col = tile.col() * parts + c;
                if (row < 0 || col < 0 || row >> level != 0 || col >> level != 0) {
                    continue;
                }
                int[] stretch = stretch(new TileSquare(level, row, col));
                if (count + stretch[1] - stretch[0] > found.length) {
                    found = Arrays.copyOf(found, Math.max(2 * found.length, count + stretch[1] - stretch[0]));
                }
                boolean rim = r < 0 || c < 0 || r == parts || c == parts;
                for (int i = stretch[0]; i < stretch[1]; i++) {
                    if (!rim || isNear(tile, rows[i], units)) {
                        found[count++] = rows[i];
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean isNear(TileSquare tile, int row, double units) {
        double x = tile.unitsX(square.x(xs[row]));
        double y = tile.unitsY(square.y(ys[row]));
        double end = LayerWriter.EXTENT + units;
        return x >= -units && y >= -units && x <= end && y <= end;
    }

    /**
     * The tile; no bytes where it holds no point.
     *
     * @param chosen which rows are shown
     * @param mostBytes never exceeded
     */
    public byte[] encode(TileSquare tile, String layerName, TileFeatures features, IntPredicate chosen, int mostBytes) {
        int[] stretch = stretch(tile);
        LayerWriter writer = new LayerWriter(layerName, features, COUNT, mostBytes);
        GeometryCommands place = new GeometryCommands();
        for (int i = stretch[0]; i < stretch[1] && !writer.isFull(); i++) {
            if (chosen.test(rows[i])) {
                addSingle(writer, place, tile, i);
            }
        }
        for (int cells = FINEST_CELLS; writer.isFull() && cells >= 0; cells--) {
            writer = new LayerWriter(layerName, features, COUNT, mostBytes);
            addClusters(writer, tile, stretch, chosen, cells);
        }
        return writer.toTile();
    }

    private void addSingle(LayerWriter writer, GeometryCommands place, TileSquare tile, int i) {
        place.clear();
        if (tile.level() + UNIT_BITS < Morton.BITS) {
            place.point(units(Morton.x(codes[i]), tile), units(Morton.y(codes[i]), tile));
        } else {
            int row = rows[i];
            place.point(
                    (int) Math.round(tile.unitsX(square.x(xs[row]))), (int) Math.round(tile.unitsY(square.y(ys[row]))));
        }
        writer.add(rows[i], 1, GeometryCommands.POINT, place);
    }

    /** A coordinate of the square's finest cells as tile units, rounded. */
    private static int units(long fine, TileSquare tile) {
        int shift = Morton.BITS - tile.level() - UNIT_BITS;
        long within = fine & (1L << Morton.BITS - tile.level()) - 1;
        return (int) (within + (1L << shift - 1) >> shift);
    }

    private void addClusters(LayerWriter writer, TileSquare tile, int[] stretch, IntPredicate chosen, int cells) {
        GeometryCommands place = new GeometryCommands();
        int shift = Math.max(0, 2 * (Morton.BITS - tile.level() - cells));
        int i = stretch[0];
        while (i < stretch[1] && !writer.isFull()) {
            long cell = codes[i] >>> shift;
            long sumX = 0;
            long sumY = 0;
            int count = 0;
            int last = i;
            for (; i < stretch[1] && codes[i] >>> shift == cell; i++) {
                if (chosen.test(rows[i])) {
                    sumX += Morton.x(codes[i]);
                    sumY += Morton.y(codes[i]);
                    count++;
                    last = i;
                }
            }
            if (count == 1) {
                addSingle(writer, place, tile, last);
            } else if (count > 1) {
                double scale = Math.scalb(1.0, -Morton.BITS);
                place.clear();
                place.point((int) Math.round(tile.unitsX((double) sumX / count * scale)), (int)
                        Math.round(tile.unitsY((double) sumY / count * scale)));
                writer.addCluster(count, GeometryCommands.POINT, place);
            }
        }
    }
}
