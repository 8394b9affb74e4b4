package org.cityreach.ranking.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The union of closed intervals of metres along a line. Exact up to rounding. Not safe for use by many threads. */
public final class Intervals {

    private static final int COMPACT = 512;

    private List<double[]> list = new ArrayList<>();
    private int next = COMPACT;

    /** Adds from one measure to another; nothing where the end is not after the begin. */
    public void add(double fromMetres, double toMetres) {
        if (toMetres > fromMetres) {
            list.add(new double[] {fromMetres, toMetres});
            if (list.size() >= next) {
                merge();
                next = Math.max(COMPACT, 2 * list.size());
            }
        }
    }

    /** The disjoint intervals, ascending, each {from, to}. */
    public List<double[]> merged() {
        merge();
        return list.stream().map(double[]::clone).toList();
    }

    public double lengthMetres() {
        merge();
        return list.stream().mapToDouble(one -> one[1] - one[0]).sum();
    }

    /** What of 0 to a length is in no interval, each {from, to}. */
    public List<double[]> gaps(double lengthMetres) {
        List<double[]> gaps = new ArrayList<>();
        double at = 0;
        for (double[] one : merged()) {
            if (one[0] > at) {
                gaps.add(new double[] {at, Math.min(one[0], lengthMetres)});
            }
            at = Math.max(at, one[1]);
        }
        if (at < lengthMetres) {
            gaps.add(new double[] {at, lengthMetres});
        }
        return gaps;
    }

    private void merge() {
        double[][] sorted = list.toArray(new double[0][]);
        Arrays.sort(sorted, Comparator.comparingDouble(one -> one[0]));
        List<double[]> merged = new ArrayList<>();
        double[] last = null;
        for (double[] one : sorted) {
            if (last != null && one[0] <= last[1]) {
                last[1] = Math.max(last[1], one[1]);
            } else {
                merged.add(one);
                last = one;
            }
        }
        list = merged;
    }
}
