package org.cityreach.siting.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which sites can serve which demand, and at what distance: pairs that are missing cannot. By demand the
 * sites stand nearest first, equal distances by site number; by site the demand stands ascending. Do not
 * write to the arrays. Immutable, for use by many threads.
 *
 * <p>Space and units are those of whoever made the distances: metres, or the costs of a matrix.
 */
public final class Pairs {

    private static final int BLOCK = 256;

    private final int demandCount;
    private final int siteCount;
    private final int[] start;
    private final int[] site;
    private final double[] distance;
    private final int[] siteStart;
    private final int[] siteDemand;
    private final double[] siteDistance;

    private Pairs(int siteCount, int[] siteStart, int[] siteDemand, double[] siteDistance, int demandCount) {
        this.demandCount = demandCount;
        this.siteCount = siteCount;
        this.siteStart = siteStart;
        this.siteDemand = siteDemand;
        this.siteDistance = siteDistance;
        this.start = new int[demandCount + 1];
        this.site = new int[siteDemand.length];
        this.distance = new double[siteDemand.length];
        turn();
        int blocks = (demandCount + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            Row row = new Row();
            for (int demand = block * BLOCK; demand < Math.min(demandCount, (block + 1) * BLOCK); demand++) {
                row.sort(start[demand], start[demand + 1]);
            }
        });
    }

    /**
     * Pairs listed site by site.
     *
     * @param siteStart where the pairs of each site begin, and last their number
     * @param demand ascending within a site, each at most once
     * @param distance not negative, finite
     */
    public static Pairs ofSites(int demandCount, int[] siteStart, int[] demand, double[] distance) {
        for (int site = 0; site + 1 < siteStart.length; site++) {
            for (int k = siteStart[site]; k < siteStart[site + 1]; k++) {
                boolean ordered = k == siteStart[site] || demand[k - 1] < demand[k];
                if (!ordered
                        || demand[k] < 0
                        || demand[k] >= demandCount
                        || !(distance[k] >= 0 && distance[k] < 1e300)) {
                    throw new IllegalArgumentException("pair " + k + ": demand " + demand[k] + " at " + distance[k]
                            + "; allowed: ascending numbers below " + demandCount + ", distances from 0");
                }
            }
        }
        return new Pairs(siteStart.length - 1, siteStart.clone(), demand.clone(), distance.clone(), demandCount);
    }

    /** Pairs as a table of demand rows and site columns; NaN or infinity where there is none. */
    public static Pairs ofTable(double[][] table) {
        int sites = table.length == 0 ? 0 : table[0].length;
        int[] begins = new int[sites + 1];
        for (int site = 0; site < sites; site++) {
            begins[site + 1] = begins[site];
            for (double[] row : table) {
                begins[site + 1] += Double.isFinite(row[site]) ? 1 : 0;
            }
        }
        int[] demand = new int[begins[sites]];
        double[] metres = new double[begins[sites]];
        int next = 0;
        for (int site = 0; site < sites; site++) {
            for (int row = 0; row < table.length; row++) {
                if (Double.isFinite(table[row][site])) {
                    demand[next] = row;
                    metres[next++] = table[row][site];
                }
            }
        }
        return ofSites(table.length, begins, demand, metres);
    }

    private void turn() {
        for (int demand : siteDemand) {
            start[demand + 1]++;
        }
        for (int demand = 0; demand < demandCount; demand++) {
            start[demand + 1] += start[demand];
        }
        int[] next = Arrays.copyOf(start, demandCount);
        for (int one = 0; one < siteCount; one++) {
            for (int k = siteStart[one]; k < siteStart[one + 1]; k++) {
                int at = next[siteDemand[k]]++;
                site[at] = one;
                distance[at] = siteDistance[k];
            }
        }
    }

    /**
     * Sorts the pairs of one demand by distance. They come by site ascending, and merging keeps the order of
     * equals, so ties stay by site. Insertion for short runs, then merging from one pair of arrays to another.
     */
    private final class Row {

        private static final int RUN = 24;

        private int[] otherSite = new int[0];
        private double[] otherDistance = new double[0];

        void sort(int from, int to) {
            for (int run = from; run < to; run += RUN) {
                insert(run, Math.min(to, run + RUN));
            }
            int count = to - from;
            if (count <= RUN) {
                return;
            }
            if (otherSite.length < count) {
                otherSite = new int[count];
                otherDistance = new double[count];
            }
            for (int width = RUN; width < count; width *= 2) {
                System.arraycopy(site, from, otherSite, 0, count);
                System.arraycopy(distance, from, otherDistance, 0, count);
                for (int left = 0; left < count; left += 2 * width) {
                    merge(left, Math.min(count, left + width), Math.min(count, left + 2 * width), from);
                }
            }
        }

        private void insert(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                int one = site[i];
                double metres = distance[i];
                int at = i - 1;
                while (at >= from && distance[at] > metres) {
                    site[at + 1] = site[at];
                    distance[at + 1] = distance[at];
                    at--;
                }
                site[at + 1] = one;
                distance[at + 1] = metres;
            }
        }

        private void merge(int left, int middle, int right, int from) {
            int one = left;
            int other = middle;
            for (int at = from + left; at < from + right; at++) {
                boolean first = other == right || one < middle && otherDistance[one] <= otherDistance[other];
                int taken = first ? one++ : other++;
                site[at] = otherSite[taken];
                distance[at] = otherDistance[taken];
            }
        }
    }

    public int demandCount() {
        return demandCount;
    }

    public int siteCount() {
        return siteCount;
    }

    public int size() {
        return site.length;
    }

    /** Where the pairs of a demand begin in {@link #sites()} and {@link #distances()}; also of the one after the last. */
    public int start(int demand) {
        return start[demand];
    }

    /** By demand, nearest first. */
    public int[] sites() {
        return site;
    }

    public double[] distances() {
        return distance;
    }

    /** Where the pairs of a site begin in {@link #siteDemands()} and {@link #siteDistances()}. */
    public int siteStart(int one) {
        return siteStart[one];
    }

    /** By site, ascending. */
    public int[] siteDemands() {
        return siteDemand;
    }

    public double[] siteDistances() {
        return siteDistance;
    }

    /** The distance of a pair; infinite where there is none. */
    public double distance(int demand, int one) {
        int at = Arrays.binarySearch(siteDemand, siteStart[one], siteStart[one + 1], demand);
        return at < 0 ? Double.POSITIVE_INFINITY : siteDistance[at];
    }
}
