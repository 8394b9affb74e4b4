package org.cityreach.siting.algorithm.distance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;

/**
 * Distances in a straight line, planar in the metric system of the places. Exact; the same on any number
 * of threads. Uses all cores, and memory for the pairs only.
 */
public final class StraightDistances implements DistanceModel {

    /** More pairs than this do not fit beside a search for a plan. */
    public static final long MOST_PAIRS = 40_000_000;

    private static final int BLOCK = 4096;

    @Override
    public Pairs pairs(Places demand, Places sites, double reachMetres, Progress progress) {
        if (!(reachMetres > 0)) {
            throw new IllegalArgumentException("reach " + reachMetres + " m; allowed: above 0");
        }
        boolean unlimited = reachMetres == Double.POSITIVE_INFINITY;
        if (unlimited) {
            requireFew((long) demand.count() * sites.count(), demand.count(), sites.count());
        }
        int blocks = (demand.count() + BLOCK - 1) / BLOCK;
        PlaceGrid grid = new PlaceGrid(sites, unlimited ? Double.MAX_VALUE : reachMetres / 2);
        int[][] counts = new int[blocks][sites.count()];
        long[] sums = new long[blocks];
        IntStream.range(0, blocks).parallel().forEach(block -> {
            progress.checkCancelled();
            sums[block] = count(demand, grid, reachMetres, block, counts[block]);
        });
        requireFew(Arrays.stream(sums).sum(), demand.count(), sites.count());
        int[] start = starts(counts, sites.count());
        int[] member = new int[start[sites.count()]];
        double[] metres = new double[member.length];
        IntStream.range(0, blocks)
                .parallel()
                .forEach(block -> fill(demand, grid, reachMetres, block, counts[block], member, metres));
        return Pairs.ofSites(demand.count(), start, member, metres);
    }

    private static long count(Places demand, PlaceGrid grid, double reachMetres, int block, int[] counts) {
        long[] sum = new long[1];
        for (int i = block * BLOCK; i < Math.min(demand.count(), (block + 1) * BLOCK); i++) {
            grid.within(demand.x()[i], demand.y()[i], reachMetres, (site, metres) -> {
                counts[site]++;
                sum[0]++;
            });
        }
        return sum[0];
    }

    /** Where each site's pairs begin; the counts become where each block's pairs of the site begin. */
    private static int[] starts(int[][] counts, int siteCount) {
        int[] start = new int[siteCount + 1];
        int next = 0;
        for (int site = 0; site < siteCount; site++) {
            start[site] = next;
            for (int[] block : counts) {
                int here = block[site];
                block[site] = next;
                next += here;
            }
        }
        start[siteCount] = next;
        return start;
    }

    private static void fill(
            Places demand, PlaceGrid grid, double reachMetres, int block, int[] next, int[] member, double[] metres) {
        for (int i = block * BLOCK; i < Math.min(demand.count(), (block + 1) * BLOCK); i++) {
            int one = i;
            grid.within(demand.x()[i], demand.y()[i], reachMetres, (site, far) -> {
                member[next[site]] = one;
                metres[next[site]++] = far;
            });
        }
    }

    private static void requireFew(long pairs, int demand, int sites) {
        if (pairs > MOST_PAIRS) {
            throw Fault.invalid(
                    "too-many-pairs",
                    "radiusMetres",
                    pairs + " pairs of " + demand + " demand places and " + sites + " sites",
                    "at most " + MOST_PAIRS
                            + " pairs: set radiusMetres, or a smaller one, fewer candidates or a filter");
        }
    }

    @Override
    public double[] nearestMetres(Places demand, Places sites) {
        double[] nearest = new double[demand.count()];
        PlaceGrid grid = new PlaceGrid(sites, spacing(sites));
        int blocks = (demand.count() + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            for (int i = block * BLOCK; i < Math.min(nearest.length, (block + 1) * BLOCK); i++) {
                nearest[i] = grid.nearestMetres(demand.x()[i], demand.y()[i]);
            }
        });
        return nearest;
    }

    /** The side of a cell that holds about one site. */
    private static double spacing(Places sites) {
        if (sites.count() < 2) {
            return 1;
        }
        double width = extent(sites.x());
        double height = extent(sites.y());
        return Math.max(Math.sqrt(width * height / sites.count()), Math.max(width, height) / sites.count());
    }

    private static double extent(double[] values) {
        return Arrays.stream(values).max().orElse(0)
                - Arrays.stream(values).min().orElse(0);
    }

    /** The pairs of places of one list that are nearer than the separation, by place the others ascending. */
    public static int[][] nearer(Places places, double separationMetres) {
        int[][] near = new int[places.count()][];
        PlaceGrid grid = new PlaceGrid(places, separationMetres);
        for (int i = 0; i < near.length; i++) {
            IntStream.Builder found = IntStream.builder();
            int one = i;
            grid.within(places.x()[i], places.y()[i], separationMetres, (other, metres) -> {
                if (other != one && metres < separationMetres) {
                    found.add(other);
                }
            });
            near[i] = found.build().sorted().toArray();
        }
        return near;
    }
}
