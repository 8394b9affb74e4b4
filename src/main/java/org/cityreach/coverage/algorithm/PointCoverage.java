package org.cityreach.coverage.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Which points lie in at least one of many disks, and who serves them.
 *
 * <p><b>Space</b>: one metric CRS, x easting, y northing. <b>Border</b>: a point at exactly the radius is
 * served. Squared distances are compared, without a root, against the square of the radius plus
 * {@value #BORDER_METRES} m: that is far above the rounding of city coordinates and of a transform there
 * and back, and far below anything surveyed, so that "exactly at the radius" means the same wherever the
 * city lies. <b>Degenerate input</b>: a point with a NaN coordinate is served by nobody; no points or no
 * disks give zeros. <b>Complexity</b>: one pass over the points. The answer does not depend on the number
 * of threads, bit for bit.
 */
public final class PointCoverage {

    /** How far beyond the radius a point still counts as at the radius. */
    public static final double BORDER_METRES = 1e-6;

    /** Nobody serves the point, in {@link Shares#onlyOwner}. */
    public static final int NOBODY = -1;
    /** More than one owner serves the point, in {@link Shares#onlyOwner}. */
    public static final int SEVERAL = -2;

    private static final int BLOCK = 32_768;
    private static final String STAGE = "serving-points";

    private PointCoverage() {}

    /**
     * Who serves what.
     *
     * @param onlyOwner for each point the one owner that serves it, {@link #SEVERAL} or {@link #NOBODY}
     * @param servedPoints for each owner, how many points it serves
     * @param servedWeight for each owner, their weight
     * @param alonePoints for each owner, how many points nobody else serves
     * @param aloneWeight for each owner, their weight
     */
    public record Shares(
            int[] onlyOwner, long[] servedPoints, double[] servedWeight, long[] alonePoints, double[] aloneWeight) {

        public boolean isServed(int point) {
            return onlyOwner[point] != NOBODY;
        }
    }

    /** For each point, whether any disk serves it. */
    public static boolean[] compute(DiskSet disks, double[] eastings, double[] northings, Progress progress) {
        DiskRaster raster = new DiskRaster(disks, false);
        boolean[] served = new boolean[eastings.length];
        Blocks.run(eastings.length, BLOCK, progress, STAGE, (from, to) -> {
            serve(raster, eastings, northings, from, to, served);
            return served;
        });
        return served;
    }

    private static void serve(DiskRaster raster, double[] x, double[] y, int start, int end, boolean[] served) {
        double west = raster.west;
        double south = raster.south;
        double perMetre = raster.perMetre;
        int columns = raster.columns;
        int rows = raster.rows;
        int[] from = raster.from;
        int[] to = raster.to;
        double[] circle = raster.circle;
        for (int point = start; point < end; point++) {
            double px = x[point];
            double py = y[point];
            double column = (px - west) * perMetre;
            double row = (py - south) * perMetre;
            if (column >= 0 && row >= 0 && column < columns && row < rows) {
                int square = (int) row * columns + (int) column;
                int last = 3 * to[square];
                boolean hit = last < 0;
                for (int at = 3 * from[square]; at < last; at += 3) {
                    double dx = circle[at] - px;
                    double dy = circle[at + 1] - py;
                    if (dx * dx + dy * dy <= circle[at + 2]) {
                        hit = true;
                        break;
                    }
                }
                served[point] = hit;
            }
        }
    }

    /**
     * For each point who serves it, and for each owner what it serves and what it serves alone.
     *
     * @param weights of the points; null where each counts 1
     */
    public static Shares computeShares(
            DiskSet disks, double[] eastings, double[] northings, double @Nullable [] weights, Progress progress) {
        DiskRaster raster = new DiskRaster(disks, true);
        int[] onlyOwner = new int[eastings.length];
        Arrays.fill(onlyOwner, NOBODY);
        Object[] blocks = Blocks.run(eastings.length, BLOCK, progress, STAGE, (from, to) -> {
            PointShares shares = new PointShares(disks.owners(), weights);
            for (int point = from; point < to; point++) {
                onlyOwner[point] = share(raster, disks, eastings[point], northings[point], point, shares);
            }
            return shares;
        });
        return PointShares.sum(blocks, disks.owners(), onlyOwner);
    }

    private static int share(DiskRaster raster, DiskSet disks, double px, double py, int point, PointShares shares) {
        double column = (px - raster.west) * raster.perMetre;
        double row = (py - raster.south) * raster.perMetre;
        if (!(column >= 0 && row >= 0 && column < raster.columns && row < raster.rows)) {
            return NOBODY;
        }
        int square = (int) row * raster.columns + (int) column;
        int only = NOBODY;
        for (int at = raster.from[square]; at < raster.to[square]; at++) {
            double dx = raster.circle[3 * at] - px;
            double dy = raster.circle[3 * at + 1] - py;
            if (dx * dx + dy * dy <= raster.circle[3 * at + 2]) {
                int owner = disks.owner[raster.disk[at]];
                only = only == NOBODY || only == owner ? owner : SEVERAL;
                shares.serve(owner, point);
            }
        }
        if (only >= 0) {
            shares.serveAlone(only, point);
        }
        return only;
    }
}
