package org.cityreach.siting.algorithm;

import java.util.Arrays;

/**
 * The truth about small siting problems of every goal: each choice of sites and options that the rules
 * allow is tried, and each is served in the best way. Slow and simple on purpose. Without capacities the
 * best way is the nearest open site, and of a site's options only the cheapest matters; with capacities it
 * is a flow of least cost, or where a demand may not be split every assignment.
 *
 * <p>Two plans are equally good where they differ by less than 1e-9 of the larger; limits may be passed by
 * as much.
 */
public final class Enumeration {

    private static final double ROUNDING = 1e-9;

    private final SitingProblem problem;
    private final Sites sites;
    private final Rules rules;
    private final double[][] table;
    private final int[] option;
    private Truth best;

    /**
     * What is true of a problem.
     *
     * @param isFeasible whether any plan meets the rules
     * @param objective of the best plans; NaN where there is none
     * @param metres least weighted distance among the best plans; NaN where there is none
     * @param option by site of one of those plans, -1 for a closed one; empty where there is none
     */
    public record Truth(boolean isFeasible, double objective, double metres, int[] option) {}

    private Enumeration(SitingProblem problem) {
        this.problem = problem;
        this.sites = problem.sites();
        this.rules = problem.rules();
        this.option = new int[sites.count()];
        this.best = new Truth(false, Double.NaN, Double.NaN, new int[0]);
        this.table = tableOf(problem.pairs());
    }

    public static Truth of(SitingProblem problem) {
        Enumeration all = new Enumeration(problem);
        all.choose(0, 0, 0);
        return all.best;
    }

    /** Distances by demand and site, infinite where a site cannot serve a demand. */
    static double[][] tableOf(Pairs pairs) {
        double[][] table = new double[pairs.demandCount()][pairs.siteCount()];
        for (double[] row : table) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        for (int demand = 0; demand < table.length; demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                table[demand][pairs.sites()[k]] = pairs.distances()[k];
            }
        }
        return table;
    }

    static boolean isWithin(double value, double limit) {
        return value <= limit + ROUNDING * Math.max(1, Math.abs(limit));
    }

    private void choose(int site, int newSites, int closableSites) {
        if (newSites > rules.mostNew() || closableSites > rules.mostClosable()) {
            return;
        }
        if (site == sites.count()) {
            if (isWithin(sites.cost(option), rules.budget())) {
                tell(option);
            }
            return;
        }
        if (!sites.state()[site].isAlwaysOpen()) {
            option[site] = -1;
            choose(site + 1, newSites, closableSites);
        }
        if (hasOpenConflict(site)) {
            return;
        }
        int newOnes = newSites + (sites.state()[site].isNew() ? 1 : 0);
        int closableOnes = closableSites + (sites.state()[site] == Sites.State.CLOSABLE ? 1 : 0);
        for (int one = 0; one < sites.optionCount(site); one++) {
            if (problem.goal().isCapacitated() || one == cheapest(site)) {
                option[site] = one;
                choose(site + 1, newOnes, closableOnes);
            }
        }
    }

    private boolean hasOpenConflict(int site) {
        for (int other : sites.conflicts()[site]) {
            if (other < site && option[other] >= 0) {
                return true;
            }
        }
        return false;
    }

    private int cheapest(int site) {
        int found = 0;
        for (int one = 1; one < sites.optionCount(site); one++) {
            if (sites.cost()[site][one] < sites.cost()[site][found]) {
                found = one;
            }
        }
        return found;
    }

    private void tell(int[] plan) {
        if (problem.goal().isCapacitated() && !canBeBest(servedNearest(plan))) {
            return;
        }
        Served served = problem.goal().isCapacitated() ? servedWithin(plan) : servedNearest(plan);
        if (isEnough(served)) {
            double objective = objective(plan, served);
            if (isBetter(objective, served.metres)) {
                best = new Truth(true, objective, served.metres, plan.clone());
            }
        }
    }

    /** Whether sites that serve so well without any limits may be the best with limits; no rule is weakened by that. */
    private boolean canBeBest(Served unlimited) {
        boolean covers = problem.goal().isMaximised();
        return (covers || unlimited.isAll)
                && (!best.isFeasible
                        || (covers
                                ? unlimited.weight >= best.objective * (1 - ROUNDING)
                                : unlimited.metres <= best.objective));
    }

    private boolean isBetter(double objective, double metres) {
        if (!best.isFeasible) {
            return true;
        }
        double gain = problem.goal().isMaximised() ? objective - best.objective : best.objective - objective;
        double rounding = ROUNDING * Math.max(1, Math.abs(objective));
        return gain > rounding || gain >= -rounding && metres < best.metres - ROUNDING * Math.max(1, metres);
    }

    private boolean isEnough(Served served) {
        if (problem.goal() == Goal.SET_COVERING && rules.share() < 1) {
            double total = problem.totalWeight();
            return served.weight >= rules.share() * total - ROUNDING * total;
        }
        boolean all = problem.goal().servesAll() || problem.goal() == Goal.SET_COVERING;
        return !all || served.isAll;
    }

    private double objective(int[] plan, Served served) {
        return switch (problem.goal()) {
            case MAXIMAL_COVERING, CAPACITATED_MAXIMAL_COVERING -> served.weight;
            case P_MEDIAN, CAPACITATED_P_MEDIAN -> served.metres;
            case P_CENTRE -> served.farthest;
            case SET_COVERING -> rules.byCost() ? sites.cost(plan) : newSites(plan);
        };
    }

    private double newSites(int[] plan) {
        int count = 0;
        for (int site = 0; site < plan.length; site++) {
            count += plan[site] >= 0 && sites.state()[site].isNew() ? 1 : 0;
        }
        return count;
    }

    /** How an open set serves the demand at best. */
    record Served(double weight, double metres, double farthest, boolean isAll) {}

    private Served servedNearest(int[] plan) {
        double weight = 0;
        double metres = 0;
        double farthest = 0;
        boolean all = true;
        for (int demand = 0; demand < table.length; demand++) {
            double nearest = Double.POSITIVE_INFINITY;
            for (int site = 0; site < plan.length; site++) {
                if (plan[site] >= 0) {
                    nearest = Math.min(nearest, table[demand][site]);
                }
            }
            if (nearest == Double.POSITIVE_INFINITY) {
                all = false;
            } else {
                weight += problem.weight()[demand];
                metres += problem.weight()[demand] * nearest;
                farthest = Math.max(farthest, nearest);
            }
        }
        return new Served(weight, metres, farthest, all);
    }

    private Served servedWithin(int[] plan) {
        double[] room = new double[plan.length];
        for (int site = 0; site < plan.length; site++) {
            room[site] = plan[site] < 0 ? 0 : sites.capacity()[site][plan[site]];
        }
        double[][] open = new double[table.length][];
        boolean reached = true;
        for (int demand = 0; demand < open.length; demand++) {
            open[demand] = table[demand].clone();
            for (int site = 0; site < plan.length; site++) {
                if (plan[site] < 0) {
                    open[demand][site] = Double.POSITIVE_INFINITY;
                }
            }
            reached &= Arrays.stream(open[demand]).min().orElse(Double.POSITIVE_INFINITY) < Double.POSITIVE_INFINITY;
        }
        Served served = rules.split()
                ? FlowTruth.of(problem.weight(), open, room)
                : AssignmentTruth.of(
                        problem.weight(), open, room, problem.goal().servesAll());
        return new Served(served.weight, served.metres, Double.NaN, reached && served.isAll);
    }
}
