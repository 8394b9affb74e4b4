package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;
import java.util.PriorityQueue;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * Gives demand to the sites that are open. Where capacity does not count each goes to the nearest: exact.
 * Where it counts and demand may be split: exact. Where it may not be split, a good way: from the best split
 * one by moves and exchanges. Beyond {@value #MOST_CELLS} combinations of open sites and demand, the demand
 * that would lose most by waiting chooses first (regret; Martello and Toth 1981): quick, not proved to be
 * the best. The same input gives the same answer.
 */
public final class Allotment {

    private static final int MOST_CELLS = 4_000_000;
    private static final double NOWHERE_ELSE = 1e12;

    private final SitingProblem problem;
    private final Pairs pairs;
    private final double[] room;
    private final boolean[] open;

    private Allotment(SitingProblem problem, int[] option) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.room = new double[option.length];
        this.open = new boolean[option.length];
        for (int site = 0; site < option.length; site++) {
            open[site] = option[site] >= 0;
            room[site] = open[site] ? problem.sites().capacity()[site][option[site]] : 0;
        }
    }

    /** Who serves whom; demand that finds no open site with room stays unserved. */
    public static Allocation of(SitingProblem problem, int[] option) {
        if (!problem.goal().isCapacitated()) {
            return Allocation.nearest(problem.pairs(), option);
        }
        long open = Arrays.stream(option).filter(one -> one >= 0).count();
        if (open * problem.weight().length > MOST_CELLS) {
            return new Allotment(problem, option).byRegret();
        }
        SplitAssignment split = SplitAssignment.of(problem, option, SplitAssignment.farthestMetres(problem));
        return problem.rules().split()
                ? split.allocation()
                : Allocation.whole(WholeAssignment.of(problem, option, split).siteOfDemand());
    }

    private record Turn(double regret, int demand, int site) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byRegret = Double.compare(other.regret, regret);
            return byRegret != 0 ? byRegret : Integer.compare(demand, other.demand);
        }
    }

    private Allocation byRegret() {
        int count = pairs.demandCount();
        double[] left = problem.weight().clone();
        int[][] servedBy = new int[count][0];
        double[][] share = new double[count][0];
        PriorityQueue<Turn> turns = new PriorityQueue<>();
        for (int demand = 0; demand < count; demand++) {
            add(turns, demand, left[demand]);
        }
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            int demand = turn.demand();
            if (!fits(turn.site(), left[demand])) {
                add(turns, demand, left[demand]);
                continue;
            }
            double weight = problem.weight()[demand];
            double taken = Math.min(left[demand], room[turn.site()]);
            room[turn.site()] -= taken;
            left[demand] -= taken;
            int parts = share[demand].length;
            servedBy[demand] = Arrays.copyOf(servedBy[demand], parts + 1);
            share[demand] = Arrays.copyOf(share[demand], parts + 1);
            servedBy[demand][parts] = turn.site();
            share[demand][parts] = weight == 0 ? 1 : taken / weight;
            if (left[demand] > 0) {
                add(turns, demand, left[demand]);
            }
        }
        return joined(servedBy, share);
    }

    /** A demand's next turn: its nearest site with room, and what it would lose without that one. */
    private void add(PriorityQueue<Turn> turns, int demand, double weight) {
        int first = -1;
        double firstFar = 0;
        for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
            int site = pairs.sites()[k];
            if (!open[site] || !fits(site, weight)) {
                continue;
            }
            if (first >= 0) {
                turns.add(new Turn((pairs.distances()[k] - firstFar) * weight, demand, first));
                return;
            }
            first = site;
            firstFar = pairs.distances()[k];
        }
        if (first >= 0) {
            turns.add(new Turn(NOWHERE_ELSE * weight, demand, first));
        }
    }

    private boolean fits(int site, double weight) {
        return problem.rules().split() ? room[site] > 0 || weight == 0 : room[site] >= weight - 1e-9 * weight;
    }

    private static Allocation joined(int[][] servedBy, double[][] share) {
        int[] start = new int[servedBy.length + 1];
        for (int demand = 0; demand < servedBy.length; demand++) {
            start[demand + 1] = start[demand] + servedBy[demand].length;
        }
        int[] site = new int[start[servedBy.length]];
        double[] part = new double[site.length];
        for (int demand = 0; demand < servedBy.length; demand++) {
            int[] sites = servedBy[demand];
            for (int k = 0; k < sites.length; k++) {
                int at = start[demand] + k;
                int one = sites[k];
                while (at > start[demand] && site[at - 1] > one) {
                    site[at] = site[at - 1];
                    part[at] = part[at - 1];
                    at--;
                }
                site[at] = one;
                part[at] = share[demand][k];
            }
        }
        return new Allocation(start, site, part);
    }
}
