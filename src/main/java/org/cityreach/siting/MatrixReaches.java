package org.cityreach.siting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.distance.StraightDistances;

/** Costs of a user's own table. */
final class MatrixReaches implements Reaches {

    private final int demandCount;
    private final int siteCount;
    private final int[] start;
    private final int[] demand;
    private final double[] cost;
    private final int[][] conflicts;

    MatrixReaches(MatrixTable table) {
        demandCount = table.demandIds().size();
        siteCount = table.sites().size();
        MatrixTable.Entries entries = table.entries();
        if (entries.cost().length > StraightDistances.MOST_PAIRS) {
            throw Fault.invalid(
                    "too-many-pairs", "matrix.rows", entries.cost().length, "at most " + StraightDistances.MOST_PAIRS);
        }
        start = new int[siteCount + 1];
        int kept = 0;
        for (int k = 0; k < entries.cost().length; k++) {
            if (entries.cost()[k] <= table.reach()) {
                start[entries.site()[k] + 1]++;
                kept++;
            }
        }
        for (int site = 0; site < siteCount; site++) {
            start[site + 1] += start[site];
        }
        demand = new int[kept];
        cost = new double[kept];
        fill(entries, table.reach());
        conflicts = table.conflicts();
    }

    /** By demand ascending, so that each site's come ascending too. */
    private void fill(MatrixTable.Entries entries, double reach) {
        int[] first = new int[demandCount + 1];
        for (int one : entries.demand()) {
            first[one + 1]++;
        }
        for (int i = 0; i < demandCount; i++) {
            first[i + 1] += first[i];
        }
        int[] order = new int[entries.cost().length];
        for (int k = 0; k < order.length; k++) {
            order[first[entries.demand()[k]]++] = k;
        }
        int[] next = Arrays.copyOf(start, siteCount);
        for (int k : order) {
            if (entries.cost()[k] <= reach) {
                int at = next[entries.site()[k]]++;
                demand[at] = entries.demand()[k];
                cost[at] = entries.cost()[k];
            }
        }
    }

    @Override
    public Pairs pairs(List<SitePlace> sites, Progress progress) {
        int[] begins = new int[sites.size() + 1];
        for (int i = 0; i < sites.size(); i++) {
            int column = sites.get(i).column();
            begins[i + 1] = begins[i] + start[column + 1] - start[column];
        }
        int[] members = new int[begins[sites.size()]];
        double[] costs = new double[members.length];
        for (int i = 0; i < sites.size(); i++) {
            int column = sites.get(i).column();
            int count = start[column + 1] - start[column];
            System.arraycopy(demand, start[column], members, begins[i], count);
            System.arraycopy(cost, start[column], costs, begins[i], count);
        }
        return Pairs.ofSites(demandCount, begins, members, costs);
    }

    @Override
    public double[] nearestMetres(List<SitePlace> sites) {
        double[] unknown = new double[demandCount];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    @Override
    public int[][] conflicts(List<SitePlace> sites) {
        int[] numberOf = new int[siteCount];
        Arrays.fill(numberOf, -1);
        for (int i = 0; i < sites.size(); i++) {
            numberOf[sites.get(i).column()] = i;
        }
        IntStream.Builder[] found = new IntStream.Builder[sites.size()];
        Arrays.setAll(found, i -> IntStream.builder());
        for (int[] pair : conflicts) {
            int one = numberOf[pair[0]];
            int other = numberOf[pair[1]];
            if (one >= 0 && other >= 0) {
                found[one].add(other);
                found[other].add(one);
            }
        }
        int[][] told = new int[found.length][];
        Arrays.setAll(told, i -> found[i].build().distinct().sorted().toArray());
        return told;
    }
}
