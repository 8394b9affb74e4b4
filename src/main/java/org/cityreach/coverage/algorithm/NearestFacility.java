package org.cityreach.coverage.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * The nearest of many sites for each of many points, straight line.
 *
 * <p><b>Space</b>: one metric CRS, x easting, y northing; metres out. <b>Exact</b>: the ground is halved
 * again and again into squares, each keeping only the sites that can be nearest somewhere in it; a point
 * then looks at the few of its square. <b>Ties</b>: of sites at the same computed squared distance the one
 * with the lowest index. <b>Degenerate input</b>: no sites, or a point with a NaN coordinate, give index
 * {@value #NONE} and distance NaN. Does not depend on the number of threads, bit for bit.
 */
public final class NearestFacility {

    /** There is no nearest site. */
    public static final int NONE = -1;

    private static final int BLOCK = 32_768;
    /** The finest squares are at most 2^11 × 2^11. */
    private static final int MOST_LEVELS = 11;
    /** About so many finest squares for each site. */
    private static final double SQUARES_PER_SITE = 32;

    private final double[] siteX;
    private final double[] siteY;
    private final double west;
    private final double south;
    private final double perMetreX;
    private final double perMetreY;
    private final int side;
    /** For each finest square the number of its list; squares with the same list share it. */
    private final int[] listOf;

    private int[] listStart = new int[1024];
    private int lists;
    private int[] site = new int[4096];
    private double[] at = new double[8192];

    /**
     * What was found.
     *
     * @param site for each point the index of its nearest site
     * @param metres for each point how far it is
     */
    public record Nearest(int[] site, double[] metres) {}

    private NearestFacility(double[] siteX, double[] siteY, double[] bounds) {
        this.siteX = siteX;
        this.siteY = siteY;
        west = bounds[0];
        south = bounds[1];
        int levels = 0;
        while (levels < MOST_LEVELS && (1L << 2 * levels) < SQUARES_PER_SITE * siteX.length) {
            levels++;
        }
        side = 1 << levels;
        double width = Math.max(bounds[2] - west, 1e-9);
        double height = Math.max(bounds[3] - south, 1e-9);
        perMetreX = side / width;
        perMetreY = side / height;
        listOf = new int[side * side];
        int[] all = new int[siteX.length];
        Arrays.setAll(all, i -> i);
        split(all, all.length, 0, 0, side);
    }

    /** The nearest site of each point. */
    public static Nearest compute(
            double[] siteX, double[] siteY, double[] eastings, double[] northings, Progress progress) {
        int size = eastings.length;
        int[] nearest = new int[size];
        double[] metres = new double[size];
        if (siteX.length == 0 || size == 0) {
            Arrays.fill(nearest, NONE);
            Arrays.fill(metres, Double.NaN);
            return new Nearest(nearest, metres);
        }
        NearestFacility index = new NearestFacility(siteX, siteY, bounds(eastings, northings));
        Blocks.run(size, BLOCK, progress, "finding-nearest", (from, to) -> {
            index.find(eastings, northings, from, to, nearest, metres);
            return index;
        });
        return new Nearest(nearest, metres);
    }

    private static double[] bounds(double[] x, double[] y) {
        double w = Double.POSITIVE_INFINITY;
        double s = Double.POSITIVE_INFINITY;
        double e = Double.NEGATIVE_INFINITY;
        double n = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            if (x[i] < w && x[i] > Double.NEGATIVE_INFINITY) {
                w = x[i];
            }
            if (x[i] > e && x[i] < Double.POSITIVE_INFINITY) {
                e = x[i];
            }
            if (y[i] < s && y[i] > Double.NEGATIVE_INFINITY) {
                s = y[i];
            }
            if (y[i] > n && y[i] < Double.POSITIVE_INFINITY) {
                n = y[i];
            }
        }
        return w <= e && s <= n ? new double[] {w, s, e, n} : new double[4];
    }

    /** Keeps of the sites those that can be nearest in the square, then goes on in its quarters. */
    private void split(int[] sites, int count, int column, int row, int size) {
        double margin = 1e-6;
        double w = west + (column - margin) / perMetreX;
        double e = west + (column + size + margin) / perMetreX;
        double s = south + (row - margin) / perMetreY;
        double n = south + (row + size + margin) / perMetreY;
        double bound = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double x = siteX[sites[i]];
            double y = siteY[sites[i]];
            double dx = Math.max(x - w, e - x);
            double dy = Math.max(y - s, n - y);
            bound = Math.min(bound, dx * dx + dy * dy);
        }
        bound *= 1 + 1e-9;
        int[] kept = new int[count];
        int many = 0;
        for (int i = 0; i < count; i++) {
            double x = siteX[sites[i]];
            double y = siteY[sites[i]];
            double dx = Math.max(0, Math.max(w - x, x - e));
            double dy = Math.max(0, Math.max(s - y, y - n));
            if (dx * dx + dy * dy <= bound) {
                kept[many++] = sites[i];
            }
        }
        if (size == 1 || many == 1) {
            addList(kept, many, column, row, size);
            return;
        }
        int half = size / 2;
        split(kept, many, column, row, half);
        split(kept, many, column + half, row, half);
        split(kept, many, column, row + half, half);
        split(kept, many, column + half, row + half, half);
    }

    private void addList(int[] kept, int many, int column, int row, int size) {
        int start = listStart[lists];
        if (start + many > site.length) {
            site = Arrays.copyOf(site, Math.max(2 * site.length, start + many));
            at = Arrays.copyOf(at, 2 * site.length);
        }
        for (int i = 0; i < many; i++) {
            site[start + i] = kept[i];
            at[2 * (start + i)] = siteX[kept[i]];
            at[2 * (start + i) + 1] = siteY[kept[i]];
        }
        for (int r = row; r < row + size; r++) {
            Arrays.fill(listOf, r * side + column, r * side + column + size, lists);
        }
        lists++;
        if (lists == listStart.length) {
            listStart = Arrays.copyOf(listStart, 2 * lists);
        }
        listStart[lists] = start + many;
    }

    private void find(double[] x, double[] y, int from, int to, int[] nearest, double[] metres) {
        int last = side - 1;
        for (int point = from; point < to; point++) {
            double px = x[point];
            double py = y[point];
            int column = Math.max(0, Math.min(last, (int) ((px - west) * perMetreX)));
            int row = Math.max(0, Math.min(last, (int) ((py - south) * perMetreY)));
            int list = listOf[row * side + column];
            int end = listStart[list + 1];
            double best = Double.POSITIVE_INFINITY;
            int which = -1;
            for (int i = listStart[list]; i < end; i++) {
                double dx = at[2 * i] - px;
                double dy = at[2 * i + 1] - py;
                double square = dx * dx + dy * dy;
                if (square < best) {
                    best = square;
                    which = i;
                }
            }
            nearest[point] = which < 0 ? NONE : site[which];
            metres[point] = which < 0 ? Double.NaN : Math.sqrt(best);
        }
    }
}
