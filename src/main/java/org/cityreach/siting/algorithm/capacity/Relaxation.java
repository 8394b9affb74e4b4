package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;

/**
 * A bound on all plans within given choices: serving a unit of each demand has a price, which falls to
 * whoever serves it, any number of times, so that each site fills itself with what gains it most and the
 * sites that are worth most are opened (Lagrangian relaxation of the assignment; Cornuéjols, Sridharan and
 * Thizy 1991). The best prices give the bound of the linear relaxation that has both "only from open sites"
 * and the capacities as rows. The prices rise and fall by the subgradient.
 *
 * <p>Of a median the bound is the least weighted distance, of a covering the least weight that stays
 * unserved. For one thread; the same calls give the same numbers.
 */
final class Relaxation {

    private static final double FIRST_STEP = 1;
    private static final int PATIENCE = 12;
    private static final double LEAST_STEP = 1e-3;

    private final SitingProblem problem;
    private final Sites sites;
    private final boolean covers;
    private final SiteFill fill;
    private final double[][] worth;
    private final double[] shares;
    private int[] option = new int[0];

    /** Hears of each choice that the relaxation makes; gives the objective of the best plan so far. */
    @FunctionalInterface
    interface Watcher {
        /** @return objective to come near to, infinite where none is known; NaN to stop */
        double chosen(int[] option, double bound);
    }

    /**
     * How far the bound was brought.
     *
     * @param price by demand, that gave the bound
     * @param option what was chosen at the bound
     */
    record Bound(double value, double[] price, int[] option) {}

    Relaxation(SitingProblem problem) {
        this.problem = problem;
        this.sites = problem.sites();
        this.covers = problem.goal().isMaximised();
        this.fill = new SiteFill(problem, covers);
        this.worth = new double[sites.count()][];
        for (int site = 0; site < sites.count(); site++) {
            worth[site] = new double[sites.optionCount(site)];
        }
        this.shares = new double[problem.weight().length];
    }

    /** The bound at given prices. */
    double at(double[] price, Choices choices) {
        fillWorth(price, choices);
        SiteChoice.Chosen chosen = SiteChoice.of(choices, worth);
        option = chosen.option();
        return sumOf(price) - chosen.worth();
    }

    private void fillWorth(double[] price, Choices choices) {
        for (int site = 0; site < worth.length; site++) {
            if (choices.mayOpen(site)) {
                fill.take(site, price);
                for (int one = 0; one < worth[site].length; one++) {
                    worth[site][one] = choices.allows(site, one) ? fill.worth(sites.capacity()[site][one]) : 0;
                }
            } else {
                Arrays.fill(worth[site], 0);
            }
        }
    }

    double sumOf(double[] price) {
        double sum = 0;
        for (int demand = 0; demand < price.length; demand++) {
            sum += price[demand] * problem.weight()[demand];
        }
        return sum;
    }

    /** By site and option what it is worth at the prices of the last {@link #at}. */
    double[][] worth() {
        return worth;
    }

    /** Raises the bound from given prices in at most so many steps. */
    Bound raise(double[] start, Choices choices, int steps, Watcher watcher) {
        double[] price = start.clone();
        double value = at(price, choices);
        Bound best = new Bound(value, price.clone(), option.clone());
        double step = FIRST_STEP;
        int idle = 0;
        for (int count = 0; count < steps && step > LEAST_STEP; count++) {
            double target = watcher.chosen(option, best.value);
            if (Double.isNaN(target) || best.value >= target) {
                break;
            }
            double goal = target < Double.POSITIVE_INFINITY ? target : best.value + 0.1 * Math.abs(best.value) + 1;
            if (!move(price, step * Math.max(goal - value, 1e-7 * Math.abs(goal)))) {
                break;
            }
            value = at(price, choices);
            if (value > best.value + 1e-9 * Math.abs(best.value)) {
                best = new Bound(value, price.clone(), option.clone());
                idle = 0;
            } else if (++idle == PATIENCE) {
                step /= 2;
                idle = 0;
                System.arraycopy(best.price, 0, price, 0, price.length);
                value = at(price, choices);
            }
        }
        return best;
    }

    /** Moves prices up where demand was not served and down where it was served more than once. */
    private boolean move(double[] price, double distance) {
        Arrays.fill(shares, 0);
        for (int site = 0; site < option.length; site++) {
            if (option[site] >= 0) {
                fill.take(site, price);
                fill.addShares(site, sites.capacity()[site][option[site]], price, shares);
            }
        }
        double norm = 0;
        for (int demand = 0; demand < price.length; demand++) {
            norm += problem.weight()[demand] * (1 - shares[demand]) * (1 - shares[demand]);
        }
        if (norm < 1e-12) {
            return false;
        }
        double each = distance / norm;
        for (int demand = 0; demand < price.length; demand++) {
            double moved = price[demand] + each * (1 - shares[demand]);
            price[demand] = covers ? Math.max(0, Math.min(1, moved)) : moved;
        }
        return true;
    }
}
