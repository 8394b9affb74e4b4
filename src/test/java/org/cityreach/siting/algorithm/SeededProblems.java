package org.cityreach.siting.algorithm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Siting problems made from a seed. All numbers are whole or quarters, so that sums are exact in any
 * order. Some problems have no plan.
 */
public final class SeededProblems {

    private final SplittableRandom random;
    private final Goal goal;

    private SeededProblems(Goal goal, long seed) {
        this.random = new SplittableRandom(seed * 1000 + goal.ordinal());
        this.goal = goal;
    }

    /**
     * Up to 12 sites and 24 demands, of capacitated goals up to 6 and 8: existing ones kept or closable,
     * fixed ones, options, conflicts, budgets, radii, weights of 0, equal distances, all mixed.
     */
    public static SitingProblem small(Goal goal, long seed) {
        return new SeededProblems(goal, seed).small();
    }

    /**
     * 205 demands and 16 candidates as in the well-known San Francisco example: weights as of census blocks,
     * distances as along a network, in whole metres; at most four new sites. Of the capacitated goals demand
     * may be split and each site has room for a bit more than a fourth of all.
     */
    public static SitingProblem table(Goal goal, long seed) {
        return new SeededProblems(goal, seed).table();
    }

    private SitingProblem small() {
        int most = goal.isCapacitated() ? 6 : 12;
        int siteCount = random.nextInt(1, most + 1);
        int demandCount = random.nextInt(1, (goal.isCapacitated() ? 8 : 24) + 1);
        double[] weight = new double[demandCount];
        boolean quarters = random.nextInt(4) == 0;
        for (int demand = 0; demand < demandCount; demand++) {
            weight[demand] = random.nextInt(10) == 0 ? 0 : random.nextInt(1, 30) / (quarters ? 4.0 : 1);
        }
        Pairs pairs = Pairs.ofTable(distances(demandCount, siteCount));
        return new SitingProblem(goal, weight, pairs, sites(siteCount, weight), rules(siteCount));
    }

    /** Straight lines between whole places in a square of 40, rounded; in half of the problems with a radius. */
    private double[][] distances(int demandCount, int siteCount) {
        int[][] demandPlaces = places(demandCount, 40);
        int[][] sitePlaces = places(siteCount, 40);
        double radius = random.nextBoolean() ? random.nextInt(goal.servesAll() ? 22 : 12, 36) : 100;
        double[][] table = new double[demandCount][siteCount];
        for (int demand = 0; demand < demandCount; demand++) {
            for (int site = 0; site < siteCount; site++) {
                double metres = Math.rint(Math.hypot(
                        demandPlaces[demand][0] - sitePlaces[site][0], demandPlaces[demand][1] - sitePlaces[site][1]));
                table[demand][site] = metres <= radius ? metres : Double.NaN;
            }
        }
        return table;
    }

    private int[][] places(int count, int side) {
        int[][] places = new int[count][];
        for (int place = 0; place < count; place++) {
            places[place] = new int[] {random.nextInt(side), random.nextInt(side)};
        }
        return places;
    }

    private Sites sites(int count, double[] weight) {
        double total = 0;
        for (double one : weight) {
            total += one;
        }
        double room = Math.max(1, total * random.nextDouble(0.5, 2.5) / count) * (goal.servesAll() ? 1.8 : 1);
        boolean hasExisting = random.nextBoolean();
        boolean hasOptions = random.nextBoolean();
        Sites.State[] state = new Sites.State[count];
        double[][] cost = new double[count][];
        double[][] capacity = new double[count][];
        double[] closingCost = new double[count];
        for (int site = 0; site < count; site++) {
            state[site] = state(hasExisting);
            int options = hasOptions ? random.nextInt(1, 4) : 1;
            cost[site] = new double[options];
            capacity[site] = new double[options];
            for (int option = 0; option < options; option++) {
                boolean stands = option == 0 && !state[site].isNew();
                cost[site][option] = stands ? 0 : random.nextInt(1, 12) * (option + 1);
                capacity[site][option] = room(room * (0.6 + 0.5 * option));
            }
            boolean costsToClose = state[site] == Sites.State.CLOSABLE && random.nextBoolean();
            closingCost[site] = costsToClose ? random.nextInt(-3, 4) : 0;
        }
        return new Sites(state, cost, capacity, closingCost, conflicts(state));
    }

    private double room(double about) {
        return random.nextInt(15) == 0 ? Double.POSITIVE_INFINITY : Math.rint(about * random.nextDouble(0.5, 1.5));
    }

    private Sites.State state(boolean hasExisting) {
        if (random.nextInt(12) == 0) {
            return Sites.State.FIXED;
        }
        if (!hasExisting || random.nextInt(5) < 3) {
            return Sites.State.CANDIDATE;
        }
        return random.nextInt(3) == 0 ? Sites.State.KEPT : Sites.State.CLOSABLE;
    }

    /** Among new sites and between new and closable ones; in a third of the problems. */
    private int[][] conflicts(Sites.State[] state) {
        boolean[][] conflict = new boolean[state.length][state.length];
        boolean hasConflicts = random.nextInt(3) == 0;
        for (int a = 0; a < state.length; a++) {
            for (int b = 0; b < a; b++) {
                boolean counts = (state[a].isNew() || state[b].isNew())
                        && state[a] != Sites.State.KEPT
                        && state[b] != Sites.State.KEPT;
                conflict[a][b] = hasConflicts && counts && random.nextInt(5) == 0;
                conflict[b][a] = conflict[a][b];
            }
        }
        int[][] listed = new int[state.length][];
        for (int site = 0; site < state.length; site++) {
            List<Integer> others = new ArrayList<>();
            for (int other = 0; other < state.length; other++) {
                if (conflict[site][other]) {
                    others.add(other);
                }
            }
            listed[site] = others.stream().mapToInt(Integer::intValue).toArray();
        }
        return listed;
    }

    private Rules rules(int siteCount) {
        boolean hasBudget = random.nextInt(3) == 0;
        boolean isCovering = goal == Goal.SET_COVERING;
        int mostNew = hasBudget && random.nextBoolean() || isCovering && random.nextInt(4) > 0
                ? Rules.NO_LIMIT
                : random.nextInt(0, Math.max(2, siteCount));
        int mostClosable = random.nextInt(4) == 0 ? random.nextInt(0, 4) : Rules.NO_LIMIT;
        double budget = hasBudget ? random.nextInt(2, 12 * Math.max(2, siteCount / 2)) : Double.POSITIVE_INFINITY;
        double[] shares = {1, 1, 0.9, 0.75, 0.5};
        double share = isCovering ? shares[random.nextInt(shares.length)] : 1;
        return new Rules(
                mostNew,
                mostClosable,
                budget,
                share,
                isCovering && random.nextBoolean(),
                goal.isCapacitated() && random.nextBoolean());
    }

    private SitingProblem table() {
        int demandCount = 205;
        int siteCount = 16;
        int[][] demandPlaces = places(demandCount, 9000);
        int[][] sitePlaces = places(siteCount, 9000);
        double radius = goal == Goal.P_CENTRE || goal.servesAll() ? 100_000 : random.nextInt(2500, 5000);
        double[][] metres = new double[demandCount][siteCount];
        double[] weight = new double[demandCount];
        double total = 0;
        for (int demand = 0; demand < demandCount; demand++) {
            weight[demand] = random.nextInt(200, 8000);
            total += weight[demand];
            for (int site = 0; site < siteCount; site++) {
                double along = Math.abs(demandPlaces[demand][0] - sitePlaces[site][0])
                        + Math.abs(demandPlaces[demand][1] - sitePlaces[site][1]);
                double length = Math.rint(along * random.nextDouble(1, 1.25));
                metres[demand][site] = length <= radius ? length : Double.NaN;
            }
        }
        Sites sites = Sites.candidates(siteCount);
        if (goal.isCapacitated()) {
            for (int site = 0; site < siteCount; site++) {
                sites.capacity()[site][0] = Math.rint(total * random.nextDouble(0.24, 0.34));
            }
        }
        int mostNew = goal == Goal.SET_COVERING ? Rules.NO_LIMIT : 4;
        double share = goal == Goal.SET_COVERING ? 0.8 : 1;
        Rules rules = new Rules(mostNew, Rules.NO_LIMIT, Double.POSITIVE_INFINITY, share, false, goal.isCapacitated());
        return new SitingProblem(goal, weight, Pairs.ofTable(metres), sites, rules);
    }
}
