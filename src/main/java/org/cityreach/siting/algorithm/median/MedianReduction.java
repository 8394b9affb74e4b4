package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.jspecify.annotations.Nullable;

/**
 * Brings a problem into the common form: maximal covering as a median whose pairs cost (almost) nothing
 * and whose unserved demand costs its weight (Church and ReVelle 1976). The little that a pair costs is
 * its weighted distance, so small that all of it together is less than the least difference between two
 * covers: so ties go to the shorter way. Where weights have no common step, covers that differ by less
 * than 1e-7 of all weight count as equal.
 *
 * @param model null where the rules on sites that must be open contradict each other
 * @param step in which values of plans go; 0 where there is none
 * @param tie what a weighted distance is multiplied by for covering; 0 for medians
 * @param limit a plan that costs more leaves demand unserved that must be served
 */
record MedianReduction(SitingProblem problem, @Nullable MedianModel model, double step, double tie, double limit) {

    private static final double ROUGH = 1e-7;

    static MedianReduction of(SitingProblem problem) {
        boolean covering = problem.goal() == Goal.MAXIMAL_COVERING;
        double step = covering ? Granularity.of(problem.weight()) : Granularity.of(costs(problem));
        double tie = covering ? tie(problem, step) : 0;
        double limit = covering ? Double.POSITIVE_INFINITY : reachable(problem);
        MedianModel all = all(problem, tie, limit);
        byte[] status = new byte[problem.sites().count()];
        for (int site = 0; site < status.length; site++) {
            status[site] = problem.sites().state()[site].isAlwaysOpen() ? MedianModel.OPEN : MedianModel.FREE;
        }
        return new MedianReduction(problem, all.restrict(status), step, tie, limit);
    }

    private static double[] costs(SitingProblem problem) {
        Pairs pairs = problem.pairs();
        double[] costs = new double[pairs.size()];
        for (int demand = 0; demand < pairs.demandCount(); demand++) {
            for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
                costs[k] = problem.weight()[demand] * pairs.distances()[k];
            }
        }
        return costs;
    }

    /** The sum over demand of the dearest pair: more than any plan that serves all of it can cost. */
    private static double reachable(SitingProblem problem) {
        Pairs pairs = problem.pairs();
        double sum = 0;
        for (int demand = 0; demand < pairs.demandCount(); demand++) {
            int end = pairs.start(demand + 1);
            sum += end == pairs.start(demand) ? 0 : problem.weight()[demand] * pairs.distances()[end - 1];
        }
        return sum;
    }

    private static double tie(SitingProblem problem, double step) {
        double most = reachable(problem);
        double room = step > 0 ? step / 2 : ROUGH * problem.totalWeight();
        return most > 0 ? room / most : 0;
    }

    /** All sites as if none were open yet; those that stand or must be opened are priced like the others. */
    private static MedianModel all(SitingProblem problem, double tie, double limit) {
        Pairs pairs = problem.pairs();
        int demands = pairs.demandCount();
        double[] cost = new double[pairs.size()];
        double[] base = new double[demands];
        double factor = tie > 0 || problem.goal() == Goal.MAXIMAL_COVERING ? tie : 1;
        for (int demand = 0; demand < demands; demand++) {
            double weight = problem.weight()[demand];
            int end = pairs.start(demand + 1);
            for (int k = pairs.start(demand); k < end; k++) {
                cost[k] = weight * factor * pairs.distances()[k];
            }
            boolean complete = end - pairs.start(demand) == pairs.siteCount() && pairs.siteCount() > 0;
            if (problem.goal() == Goal.MAXIMAL_COVERING) {
                base[demand] = weight;
            } else if (!complete) {
                base[demand] = 2 * limit + 1;
            } else if (weight > 0) {
                base[demand] = cost[end - 1] + weight * (1 + limit / problem.totalWeight());
            }
        }
        int[] start = new int[demands + 1];
        int[] number = new int[demands];
        for (int demand = 0; demand < demands; demand++) {
            start[demand + 1] = pairs.start(demand + 1);
            number[demand] = demand;
        }
        int[] original = new int[pairs.siteCount()];
        Arrays.setAll(original, site -> site);
        return new MedianModel(start, pairs.sites(), cost, base, 0, choice(problem), number, original);
    }

    private static MedianModel.Choice choice(SitingProblem problem) {
        Sites sites = problem.sites();
        Rules rules = problem.rules();
        boolean[] isNew = new boolean[sites.count()];
        double[] price = new double[sites.count()];
        double budget = rules.budget();
        int kept = 0;
        for (int site = 0; site < isNew.length; site++) {
            isNew[site] = sites.state()[site].isNew();
            price[site] = sites.cost()[site][cheapest(sites, site)];
            if (sites.state()[site] == Sites.State.CLOSABLE) {
                price[site] -= sites.closingCost()[site];
                budget -= sites.closingCost()[site];
            }
            kept += sites.state()[site] == Sites.State.KEPT ? 1 : 0;
        }
        int closable = rules.mostClosable() == Rules.NO_LIMIT ? Rules.NO_LIMIT : rules.mostClosable() + kept;
        return new MedianModel.Choice(isNew, rules.mostNew(), closable, price, budget, sites.conflicts());
    }

    /** Where capacity does not count, the cheapest option of a site is the best; the first among equals. */
    static int cheapest(Sites sites, int site) {
        int best = 0;
        for (int option = 1; option < sites.optionCount(site); option++) {
            if (sites.cost()[site][option] < sites.cost()[site][best]) {
                best = option;
            }
        }
        return best;
    }

    /** The options of a plan in which some sites of the problem are open. */
    int[] options(boolean[] open) {
        Sites sites = problem.sites();
        int[] option = new int[open.length];
        for (int site = 0; site < open.length; site++) {
            boolean stands = open[site] || sites.state()[site].isAlwaysOpen();
            option[site] = stands ? cheapest(sites, site) : -1;
        }
        return option;
    }

    /** What the problem calls the objective of a plan of this value. */
    double objective(double value) {
        return problem.goal() == Goal.MAXIMAL_COVERING ? rounded(problem.totalWeight() - value) : value;
    }

    /** What a lower bound of all values says of the objective. */
    double bound(double lower) {
        if (problem.goal() == Goal.MAXIMAL_COVERING) {
            double most = rounded(problem.totalWeight() - lower);
            return Math.min(problem.totalWeight(), step > 0 ? most : most + ROUGH * problem.totalWeight());
        }
        return step > 0 ? Math.ceil(lower / step - 1e-6) * step : lower;
    }

    /** Covers go in steps; for its distances the value of a cover lies above by half a step at most. */
    private double rounded(double cover) {
        return step == 0 ? cover : Math.ceil(cover / step - 1e-6) * step;
    }
}
