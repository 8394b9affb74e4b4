package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * Neighbours no farther apart than a band. A place exactly at the band is a neighbour (to
 * {@value #TOLERANCE_METRES} m, above the rounding of coordinates). Planar, metres. Exact. Places that form a
 * fishnet are not searched but known by arithmetic ({@link FishnetShape}).
 */
public final class DistanceBand {

    static final double TOLERANCE_METRES = 1e-6;

    private static final int USUAL_NEIGHBOURS = 8;
    private static final double FEW_ALONE = 0.99;

    private DistanceBand() {}

    /**
     * The neighbours within the band.
     *
     * @param bandMetres more than 0
     */
    public static Neighbourhood compute(double[] x, double[] y, double bandMetres, Progress progress) {
        FishnetShape fishnet = FishnetShape.find(x, y);
        return fishnet == null
                ? search(x, y, bandMetres, progress)
                : FishnetNeighbours.within(fishnet, bandMetres / fishnet.stepMetres());
    }

    static SparseNeighbours search(double[] x, double[] y, double bandMetres, Progress progress) {
        double reach = bandMetres + TOLERANCE_METRES;
        PointBuckets buckets = new PointBuckets(x, y, reach);
        return SparseNeighbours.compute(
                x.length, true, place -> within(buckets, x[place], y[place], place, reach), progress);
    }

    private static int[] within(PointBuckets buckets, double x, double y, int place, double reachMetres) {
        int[] found = new int[16];
        int count = 0;
        int lastRow = buckets.row(y + reachMetres);
        int lastColumn = buckets.column(x + reachMetres);
        for (int row = buckets.row(y - reachMetres); row <= lastRow; row++) {
            for (int column = buckets.column(x - reachMetres); column <= lastColumn; column++) {
                for (int k = buckets.from(column, row); k < buckets.to(column, row); k++) {
                    int other = buckets.point(k);
                    if (other != place && buckets.squaredMetres(place, other) <= reachMetres * reachMetres) {
                        found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                        found[count++] = other;
                    }
                }
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * The band where none is given: wide enough that half of the places have at least eight neighbours and 99 of
     * 100 at least one, up to the next whole metre. In a fishnet that is the cells around, corners too. NaN for fewer
     * than two places, or where all are in one.
     */
    public static double usualMetres(double[] x, double[] y, Progress progress) {
        if (x.length < 2) {
            return Double.NaN;
        }
        int k = Math.min(USUAL_NEIGHBOURS, x.length - 1);
        double[] first = new double[x.length];
        double[] last = new double[x.length];
        NearestNeighbours.distances(x, y, k, first, last, progress);
        Arrays.sort(first);
        Arrays.sort(last);
        double alone = first[(int) Math.ceil(FEW_ALONE * (first.length - 1))];
        double band = Math.ceil(Math.max(last[last.length / 2], alone));
        return band > 0 ? band : Double.NaN;
    }
}
