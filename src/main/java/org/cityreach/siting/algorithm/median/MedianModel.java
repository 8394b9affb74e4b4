package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The common form of both problems, to be minimised: each demand costs what the cheapest open site costs
 * for it, and never more than its base cost, which is what it costs where none of the sites here is open.
 * Sites are those that still may be opened or not; what is open in any case is in the base costs already,
 * so only pairs cheaper than the base are kept. Do not write to the arrays.
 *
 * @param start where the pairs of each demand begin, cheapest first, and last their number
 * @param constant cost of demand that no site here can change, which is not listed
 * @param base by demand
 * @param demand by demand its number in the problem
 * @param choice what binds the sites
 * @param original by site its number in the problem
 */
record MedianModel(
        int[] start,
        int[] site,
        double[] cost,
        double[] base,
        double constant,
        Choice choice,
        int[] demand,
        int[] original) {

    /**
     * What binds a set of open sites.
     *
     * @param isNew by site whether it counts among the new ones, else among the closable ones
     * @param price by site what opening adds to the cost of the plan; may be negative
     * @param budget the most that the sum of prices may be; may be negative or infinite
     * @param conflicts by site, ascending, those that may not be open with it
     */
    record Choice(boolean[] isNew, int mostNew, int mostClosable, double[] price, double budget, int[][] conflicts) {

        int count() {
            return isNew.length;
        }

        boolean hasBudget() {
            return budget < Double.POSITIVE_INFINITY;
        }

        /** What the sites with a negative price could save together. */
        double mostSaved() {
            double sum = 0;
            for (double one : price) {
                sum += Math.min(0, one);
            }
            return -sum;
        }
    }

    static final byte FREE = 0;
    static final byte OPEN = 1;
    static final byte CLOSED = 2;

    int demandCount() {
        return base.length;
    }

    int siteCount() {
        return original.length;
    }

    /** What a set of open sites costs. */
    double value(boolean[] open) {
        double sum = constant;
        for (int row = 0; row < base.length; row++) {
            double least = base[row];
            for (int k = start[row]; k < start[row + 1]; k++) {
                if (open[site[k]]) {
                    least = cost[k];
                    break;
                }
            }
            sum += least;
        }
        return sum;
    }

    /**
     * The model that is left once some sites are open and some are closed for good.
     *
     * @param status by site {@link #FREE}, {@link #OPEN} or {@link #CLOSED}; written to: what may not be
     *     open with an open site, or costs more than the budget can bear, is closed as well
     * @return null where the open sites break a rule, or the budget cannot be met any more
     */
    @Nullable
    MedianModel restrict(byte[] status) {
        int newLeft = choice.mostNew;
        int closableLeft = choice.mostClosable;
        double budget = choice.budget;
        for (int one = 0; one < status.length; one++) {
            if (status[one] == OPEN) {
                for (int other : choice.conflicts[one]) {
                    if (status[other] == OPEN) {
                        return null;
                    }
                    status[other] = CLOSED;
                }
                budget -= choice.price[one];
                newLeft -= choice.isNew[one] && newLeft != Integer.MAX_VALUE ? 1 : 0;
                closableLeft -= choice.isNew[one] || closableLeft == Integer.MAX_VALUE ? 0 : 1;
            }
        }
        if (newLeft < 0 || closableLeft < 0) {
            return null;
        }
        close(status, newLeft, closableLeft, budget);
        double saved = 0;
        for (int one = 0; one < status.length; one++) {
            saved += status[one] == FREE ? Math.min(0, choice.price[one]) : 0;
        }
        if (budget - saved < -tolerance()) {
            return null;
        }
        return build(status, new int[] {newLeft, closableLeft}, budget);
    }

    double tolerance() {
        return choice.hasBudget() ? 1e-9 * Math.max(1, Math.abs(choice.budget)) : 0;
    }

    private void close(byte[] status, int newLeft, int closableLeft, double budget) {
        double saved = choice.mostSaved();
        for (int one = 0; one < status.length; one++) {
            boolean none = choice.isNew[one] ? newLeft == 0 : closableLeft == 0;
            double others = saved + Math.min(0, choice.price[one]);
            if (status[one] == FREE && (none || choice.price[one] - others > budget + tolerance())) {
                status[one] = CLOSED;
            }
        }
    }

    private MedianModel build(byte[] status, int[] left, double budget) {
        int[] number = new int[status.length];
        int sites = 0;
        for (int one = 0; one < status.length; one++) {
            number[one] = status[one] == FREE ? sites++ : -1;
        }
        int demands = base.length;
        int[] newStart = new int[demands + 1];
        double[] newBase = new double[demands];
        int[] newDemand = new int[demands];
        int[] newSite = new int[site.length];
        double[] newCost = new double[site.length];
        double fixed = constant;
        int kept = 0;
        int next = 0;
        for (int row = 0; row < demands; row++) {
            int from = next;
            double most = base[row];
            for (int k = start[row]; k < start[row + 1]; k++) {
                if (status[site[k]] == OPEN) {
                    most = cost[k];
                    break;
                }
                if (status[site[k]] == FREE) {
                    newSite[next] = number[site[k]];
                    newCost[next++] = cost[k];
                }
            }
            while (next > from && newCost[next - 1] >= most) {
                next--;
            }
            if (next == from) {
                fixed += most;
            } else {
                newDemand[kept] = demand[row];
                newBase[kept++] = most;
                newStart[kept] = next;
            }
        }
        return new MedianModel(
                Arrays.copyOf(newStart, kept + 1),
                Arrays.copyOf(newSite, next),
                Arrays.copyOf(newCost, next),
                Arrays.copyOf(newBase, kept),
                fixed,
                choiceOf(number, sites, left, budget),
                Arrays.copyOf(newDemand, kept),
                pick(original, number, sites));
    }

    private Choice choiceOf(int[] number, int sites, int[] left, double budget) {
        boolean[] isNew = new boolean[sites];
        double[] price = new double[sites];
        int[][] conflicts = new int[sites][];
        for (int one = 0; one < number.length; one++) {
            if (number[one] >= 0) {
                isNew[number[one]] = choice.isNew[one];
                price[number[one]] = choice.price[one];
                conflicts[number[one]] = renumber(choice.conflicts[one], number);
            }
        }
        return new Choice(isNew, left[0], left[1], price, budget, conflicts);
    }

    private static int[] renumber(int[] list, int[] number) {
        int[] kept = new int[list.length];
        int count = 0;
        for (int one : list) {
            if (number[one] >= 0) {
                kept[count++] = number[one];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static int[] pick(int[] values, int[] number, int count) {
        int[] picked = new int[count];
        for (int one = 0; one < number.length; one++) {
            if (number[one] >= 0) {
                picked[number[one]] = values[one];
            }
        }
        return picked;
    }
}
