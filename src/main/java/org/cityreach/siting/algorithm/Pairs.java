package org.cityreach.siting.algorithm;

import java.util.Arrays;

/**
 * Which sites can serve which demand, and at what distance: pairs that are missing cannot. By demand the
 * sites stand nearest first, equal distances by site number; by site the demand stands ascending. Do not
 * write to the arrays. Immutable, for use by many threads.
 *
 * <p>Space and units are those of whoever made the distances: metres, or the costs of a matrix.
 */
public final class Pairs {

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
        for (int demand = 0; demand < demandCount; demand++) {
            sort(start[demand], start[demand + 1]);
        }
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

    /** Heap sort by distance, then site: in place, and never worse than n log n. */
    private void sort(int from, int to) {
        for (int root = (to - from) / 2 - 1; root >= 0; root--) {
            sink(from, root, to - from);
        }
        for (int end = to - from - 1; end > 0; end--) {
            swap(from, from + end);
            sink(from, 0, end);
        }
    }

    private void sink(int from, int root, int count) {
        int parent = root;
        while (2 * parent + 1 < count) {
            int child = 2 * parent + 1;
            if (child + 1 < count && isBefore(from + child, from + child + 1)) {
                child++;
            }
            if (!isBefore(from + parent, from + child)) {
                return;
            }
            swap(from + parent, from + child);
            parent = child;
        }
    }

    private boolean isBefore(int a, int b) {
        return distance[a] < distance[b] || distance[a] == distance[b] && site[a] < site[b];
    }

    private void swap(int a, int b) {
        int number = site[a];
        site[a] = site[b];
        site[b] = number;
        double metres = distance[a];
        distance[a] = distance[b];
        distance[b] = metres;
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
