package org.cityreach.siting.algorithm;

import java.util.Arrays;

/**
 * The most weight that open sites can serve within their room, and at the least weighted distance, where a
 * demand may be split: a flow of least cost along shortest paths (Bellman and Ford), one after the other.
 */
public final class FlowTruth {

    private static final double NOTHING = 1e-9;

    private final double[][] metres;
    private final double[] unserved;
    private final double[] room;
    private final double[][] flow;
    private final int demands;
    private final int sites;
    /** Of demands, then of sites: least distance from what is unserved, and where the path came from. */
    private final double[] least;

    private final int[] from;

    private FlowTruth(double[] weight, double[][] metres, double[] room) {
        this.metres = metres;
        this.unserved = weight.clone();
        this.room = room.clone();
        this.demands = weight.length;
        this.sites = room.length;
        this.flow = new double[demands][sites];
        this.least = new double[demands + sites];
        this.from = new int[demands + sites];
    }

    /** How much is served, at how many weighted metres, and whether it is all. */
    public record Flow(double weight, double metres, boolean isAll) {}

    /** @param metres by demand and site, infinite for pairs that cannot serve */
    public static Flow flow(double[] weight, double[][] metres, double[] room) {
        FlowTruth truth = new FlowTruth(weight, metres, room);
        for (int end = truth.search(); end >= 0; end = truth.search()) {
            truth.push(end);
        }
        double served = 0;
        double sum = 0;
        boolean all = true;
        for (int demand = 0; demand < weight.length; demand++) {
            for (int site = 0; site < room.length; site++) {
                if (truth.flow[demand][site] > 0) {
                    served += truth.flow[demand][site];
                    sum += truth.flow[demand][site] * metres[demand][site];
                }
            }
            all &= truth.unserved[demand] <= NOTHING;
        }
        return new Flow(served, sum, all);
    }

    static Enumeration.Served of(double[] weight, double[][] metres, double[] room) {
        Flow flow = flow(weight, metres, room);
        return new Enumeration.Served(flow.weight, flow.metres, Double.NaN, flow.isAll);
    }

    /** The nearest site with room on any path from unserved demand; -1 where there is none. */
    private int search() {
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(from, -1);
        for (int demand = 0; demand < demands; demand++) {
            least[demand] = unserved[demand] > NOTHING ? 0 : Double.POSITIVE_INFINITY;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int demand = 0; demand < demands; demand++) {
                for (int site = 0; site < sites; site++) {
                    changed |= relax(demand, site);
                }
            }
        }
        int end = -1;
        for (int site = 0; site < sites; site++) {
            double metresTo = least[demands + site];
            if (room[site] > NOTHING && metresTo < (end < 0 ? Double.POSITIVE_INFINITY : least[demands + end])) {
                end = site;
            }
        }
        return end;
    }

    private boolean relax(int demand, int site) {
        boolean changed = false;
        double length = metres[demand][site];
        if (length == Double.POSITIVE_INFINITY) {
            return false;
        }
        if (least[demand] + length < least[demands + site] - NOTHING) {
            least[demands + site] = least[demand] + length;
            from[demands + site] = demand;
            changed = true;
        }
        if (flow[demand][site] > NOTHING && least[demands + site] - length < least[demand] - NOTHING) {
            least[demand] = least[demands + site] - length;
            from[demand] = site;
            changed = true;
        }
        return changed;
    }

    private void push(int end) {
        double amount = room[end];
        int site = end;
        int demand = from[demands + site];
        while (from[demand] >= 0) {
            site = from[demand];
            amount = Math.min(amount, flow[demand][site]);
            demand = from[demands + site];
        }
        amount = Math.min(amount, unserved[demand]);
        unserved[demand] -= amount;
        room[end] -= amount;
        site = end;
        demand = from[demands + site];
        flow[demand][site] += amount;
        while (from[demand] >= 0) {
            site = from[demand];
            flow[demand][site] -= amount;
            demand = from[demands + site];
            flow[demand][site] += amount;
        }
    }
}
