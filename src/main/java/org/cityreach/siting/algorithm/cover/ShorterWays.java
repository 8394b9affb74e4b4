package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SolverRun;

/**
 * Among plans of one price, looks for one that reaches more weight, and of those for one with less weighted
 * distance: opens sites that cost nothing more and changes one site for another as long as that helps
 * (interchange after Teitz and Bart 1968). All that was reached stays as much. A local search: the plan is
 * not proved to be the shortest. Not for use by several threads.
 */
final class ShorterWays {

    private static final int MOST_ROUNDS = 60;
    private static final double SLIGHTLY = 1e-12;

    private final SitingProblem problem;
    private final Pairs pairs;
    private final Sites sites;
    private final Rules rules;
    private final SolverRun run;
    private final double reachMetres;
    private final boolean whole;
    private final double[] price;
    private final double[] spend;
    private final boolean[] open;
    private final int[] first;
    private final double[] firstAway;
    private final double[] secondAway;
    private final double[] lossWeight;
    private final double[] lossWay;
    private final double[] savedWeight;
    private final double[] savedWay;
    private double spent;
    private int newCount;
    private int closableCount;

    /**
     * A search among plans.
     *
     * @param price by site; the sum over open sites does not rise
     * @param whole whether every demand is reached and must stay so, whatever its weight
     */
    ShorterWays(SitingProblem problem, double reachMetres, double[] price, boolean whole, SolverRun run) {
        this.problem = problem;
        this.pairs = problem.pairs();
        this.sites = problem.sites();
        this.rules = problem.rules();
        this.run = run;
        this.reachMetres = reachMetres;
        this.whole = whole;
        this.price = price;
        this.spend = new double[sites.count()];
        for (int one = 0; one < spend.length; one++) {
            spend[one] = sites.cost()[one][Models.cheapest(sites, one)] - sites.closingCost()[one];
            spent += sites.closingCost()[one];
        }
        this.open = new boolean[sites.count()];
        this.first = new int[pairs.demandCount()];
        this.firstAway = new double[pairs.demandCount()];
        this.secondAway = new double[pairs.demandCount()];
        this.lossWeight = new double[sites.count()];
        this.lossWay = new double[sites.count()];
        this.savedWeight = new double[sites.count()];
        this.savedWay = new double[sites.count()];
    }

    /** The better plan: by site the option that is open, or -1. */
    int[] improve(int[] option) {
        for (int one = 0; one < option.length; one++) {
            if (option[one] >= 0) {
                count(one, 1);
            }
        }
        keepWhatStands();
        for (int demand = 0; demand < first.length; demand++) {
            look(demand);
        }
        weighLosses();
        boolean better = true;
        for (int round = 0; round < MOST_ROUNDS && better && !run.mustStop(); round++) {
            better = false;
            for (int one = 0; one < option.length; one++) {
                better |= !open[one] && !sites.state()[one].isAlwaysOpen() && bringIn(one);
            }
        }
        int[] result = new int[option.length];
        for (int one = 0; one < result.length; one++) {
            result[one] = open[one] ? Models.cheapest(sites, one) : -1;
        }
        return result;
    }

    private void count(int one, int sign) {
        open[one] = sign > 0;
        spent += sign * spend[one];
        newCount += sites.state()[one].isNew() ? sign : 0;
        closableCount += sites.state()[one] == Sites.State.CLOSABLE ? sign : 0;
    }

    /** What stands is closed only where price, rules or separation ask for it. */
    private void keepWhatStands() {
        for (int one = 0; one < open.length; one++) {
            boolean closed = !open[one] && sites.state()[one] == Sites.State.CLOSABLE;
            if (closed && price[one] <= 0 && allowed(one, -1)) {
                count(one, 1);
            }
        }
    }

    /** Whether one site may open when another, or none (-1), closes. */
    private boolean allowed(int in, int out) {
        int newAfter = newCount + (sites.state()[in].isNew() ? 1 : 0);
        int closableAfter = closableCount + (sites.state()[in] == Sites.State.CLOSABLE ? 1 : 0);
        double spentAfter = spent + spend[in];
        if (out >= 0) {
            newAfter -= sites.state()[out].isNew() ? 1 : 0;
            closableAfter -= sites.state()[out] == Sites.State.CLOSABLE ? 1 : 0;
            spentAfter -= spend[out];
        }
        return newAfter <= rules.mostNew()
                && closableAfter <= rules.mostClosable()
                && spentAfter <= rules.budget() + 1e-9 * Math.abs(rules.budget())
                && price[in] <= (out < 0 ? 0 : price[out])
                && standsFree(in, out);
    }

    private boolean standsFree(int in, int out) {
        for (int other : sites.conflicts()[in]) {
            if (open[other] && other != out) {
                return false;
            }
        }
        return true;
    }

    private double weightOf(int demand) {
        return whole ? 1 : problem.weight()[demand];
    }

    /** Finds the two nearest open sites of a demand. */
    private void look(int demand) {
        first[demand] = -1;
        firstAway[demand] = Double.POSITIVE_INFINITY;
        secondAway[demand] = Double.POSITIVE_INFINITY;
        for (int k = pairs.start(demand); k < pairs.start(demand + 1); k++) {
            if (pairs.distances()[k] > reachMetres) {
                return;
            }
            if (open[pairs.sites()[k]]) {
                if (first[demand] >= 0) {
                    secondAway[demand] = pairs.distances()[k];
                    return;
                }
                first[demand] = pairs.sites()[k];
                firstAway[demand] = pairs.distances()[k];
            }
        }
    }

    private void weighLosses() {
        Arrays.fill(lossWeight, 0);
        Arrays.fill(lossWay, 0);
        for (int demand = 0; demand < first.length; demand++) {
            if (first[demand] >= 0) {
                if (secondAway[demand] == Double.POSITIVE_INFINITY) {
                    lossWeight[first[demand]] += weightOf(demand);
                    lossWay[first[demand]] -= problem.weight()[demand] * firstAway[demand];
                } else {
                    lossWay[first[demand]] += problem.weight()[demand] * (secondAway[demand] - firstAway[demand]);
                }
            }
        }
    }

    /** Opens a site, alone or for another that closes, where that makes the plan better. */
    private boolean bringIn(int in) {
        double moreWeight = 0;
        double moreWay = 0;
        for (int k = pairs.siteStart(in); k < pairs.siteStart(in + 1); k++) {
            double away = pairs.siteDistances()[k];
            int demand = pairs.siteDemands()[k];
            if (away > reachMetres) {
                continue;
            }
            double weight = problem.weight()[demand];
            if (first[demand] < 0) {
                moreWeight += weightOf(demand);
                moreWay += weight * away;
            } else {
                moreWay -= weight * Math.max(0, firstAway[demand] - away);
                save(demand, away, weight);
            }
        }
        int best = -2;
        double bestWeight = 0;
        double bestWay = 0;
        if (allowed(in, -1) && isBetter(moreWeight, moreWay, 0, 0)) {
            best = -1;
            bestWeight = moreWeight;
            bestWay = moreWay;
        }
        for (int out = 0; out < open.length; out++) {
            if (open[out] && !sites.state()[out].isAlwaysOpen() && allowed(in, out)) {
                double weight = moreWeight - lossWeight[out] + savedWeight[out];
                double way = moreWay + lossWay[out] - savedWay[out];
                if (isBetter(weight, way, bestWeight, bestWay)) {
                    best = out;
                    bestWeight = weight;
                    bestWay = way;
                }
            }
        }
        forget(in);
        if (best == -2) {
            return false;
        }
        change(in, best);
        return true;
    }

    /** What a demand does not lose with its first site because the new one is there. */
    private void save(int demand, double away, double weight) {
        int one = first[demand];
        if (secondAway[demand] == Double.POSITIVE_INFINITY) {
            savedWeight[one] += weightOf(demand);
            savedWay[one] -= weight * Math.max(firstAway[demand], away);
        } else if (away < secondAway[demand]) {
            savedWay[one] += weight * (secondAway[demand] - Math.max(firstAway[demand], away));
        }
    }

    private void forget(int in) {
        for (int k = pairs.siteStart(in); k < pairs.siteStart(in + 1); k++) {
            int one = first[pairs.siteDemands()[k]];
            if (one >= 0) {
                savedWeight[one] = 0;
                savedWay[one] = 0;
            }
        }
    }

    /** More weight first, then less way; the first pair against the second. */
    private boolean isBetter(double weight, double way, double otherWeight, double otherWay) {
        double total = whole ? first.length : problem.totalWeight();
        double most = SLIGHTLY * Math.max(1, total);
        if (Math.abs(weight - otherWeight) > most) {
            return weight > otherWeight;
        }
        return way < otherWay - 1e-9 * Math.max(1, Math.abs(otherWay));
    }

    private void change(int in, int out) {
        count(in, 1);
        if (out >= 0) {
            count(out, -1);
            lookAround(out);
        }
        lookAround(in);
        weighLosses();
    }

    private void lookAround(int one) {
        for (int k = pairs.siteStart(one); k < pairs.siteStart(one + 1); k++) {
            look(pairs.siteDemands()[k]);
        }
    }
}
