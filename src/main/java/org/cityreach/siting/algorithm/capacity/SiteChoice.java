package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.siting.algorithm.Sites;

/**
 * The most that a choice of sites can be worth where each option has a worth of its own: an upper bound
 * that keeps the rules on numbers, nearly always those on conflicts too, and the budget as far as a price
 * on money can (Lagrangian relaxation). Without a budget, and with few conflicts, it is exact.
 */
final class SiteChoice {

    private static final int MOST_STEPS = 4000;
    private static final int PRICE_STEPS = 40;

    private final Choices choices;
    private final double[][] worth;
    private final Sites sites;
    private final int[] bestOption;
    private final double[] gain;
    private double budgetPrice;
    private int steps;
    private double bestSum;
    private int[] bestPicks = new int[0];

    /** The bound, and a choice that reaches it or comes near; it may break the budget or a conflict. */
    record Chosen(double worth, int[] option, double budgetPrice) {}

    private SiteChoice(Choices choices, double[][] worth) {
        this.choices = choices;
        this.worth = worth;
        this.sites = choices.sites();
        this.bestOption = new int[worth.length];
        this.gain = new double[worth.length];
    }

    /** @param worth by site and option, from 0 */
    static Chosen of(Choices choices, double[][] worth) {
        return new SiteChoice(choices, worth).choose();
    }

    private Chosen choose() {
        Chosen free = at(0);
        double budget = choices.rules().budget();
        if (sites.cost(free.option) <= budget) {
            return free;
        }
        double low = 0;
        double high = 1e-9;
        Chosen best = free;
        while (high < 1e12) {
            Chosen next = at(high);
            best = next.worth < best.worth ? next : best;
            if (sites.cost(next.option) <= budget) {
                break;
            }
            low = high;
            high *= 8;
        }
        for (int step = 0; step < PRICE_STEPS; step++) {
            double middle = (low + high) / 2;
            Chosen next = at(middle);
            best = next.worth < best.worth ? next : best;
            if (sites.cost(next.option) <= budget) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return best;
    }

    /** The best choice where money has a price. */
    private Chosen at(double price) {
        budgetPrice = price;
        double sum = price > 0 ? price * choices.rules().budget() : 0;
        int[] option = new int[worth.length];
        for (int site = 0; site < worth.length; site++) {
            bestOption[site] = bestOption(site);
            option[site] = choices.mayClose(site) ? -1 : bestOption[site];
            double base = value(site, option[site]);
            sum += base;
            boolean isOpenToChoice = choices.mayClose(site) && bestOption[site] >= 0;
            gain[site] = isOpenToChoice ? value(site, bestOption[site]) - base : 0;
        }
        int[] candidates = IntStream.range(0, worth.length)
                .filter(site -> gain[site] > 0)
                .boxed()
                .sorted((a, b) -> gain[a] != gain[b] ? Double.compare(gain[b], gain[a]) : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
        sum += pick(candidates, option);
        return new Chosen(sum, option, price);
    }

    private double value(int site, int option) {
        double money = budgetPrice > 0 ? budgetPrice * choices.cost(site, option) : 0;
        return (option < 0 ? 0 : worth[site][option]) - money;
    }

    private int bestOption(int site) {
        int best = -1;
        for (int option = 0; option < sites.optionCount(site); option++) {
            if (choices.allows(site, option) && (best < 0 || value(site, option) > value(site, best))) {
                best = option;
            }
        }
        return best;
    }

    private double pick(int[] candidates, int[] option) {
        int newOnes = choices.rules().mostNew();
        int closable = choices.rules().mostClosable();
        for (int site = 0; site < option.length; site++) {
            if (option[site] >= 0) {
                newOnes -= choices.isNew(site) ? 1 : 0;
                closable -= sites.state()[site] == Sites.State.CLOSABLE ? 1 : 0;
            }
        }
        steps = 0;
        bestSum = -1;
        bestPicks = new int[0];
        if (!hasConflicts(candidates)) {
            return pickFirst(candidates, option, newOnes, closable);
        }
        int[] picked = new int[candidates.length];
        double bound = rest(candidates, 0, newOnes, closable);
        search(candidates, 0, newOnes, closable, 0, picked, 0);
        for (int site : bestPicks) {
            option[site] = bestOption[site];
        }
        return steps > MOST_STEPS ? bound : bestSum;
    }

    private boolean hasConflicts(int[] candidates) {
        for (int site : candidates) {
            for (int other : sites.conflicts()[site]) {
                if (gain[other] > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private double pickFirst(int[] candidates, int[] option, int newOnes, int closable) {
        double sum = 0;
        int newLeft = newOnes;
        int closableLeft = closable;
        for (int site : candidates) {
            boolean isNew = choices.isNew(site);
            if ((isNew ? newLeft : closableLeft) > 0) {
                newLeft -= isNew ? 1 : 0;
                closableLeft -= isNew ? 0 : 1;
                option[site] = bestOption[site];
                sum += gain[site];
            }
        }
        return sum;
    }

    /** The most that the candidates from one on can add, conflicts aside. */
    private double rest(int[] candidates, int from, int newOnes, int closable) {
        double sum = 0;
        int newLeft = newOnes;
        int closableLeft = closable;
        for (int k = from; k < candidates.length && (newLeft > 0 || closableLeft > 0); k++) {
            boolean isNew = choices.isNew(candidates[k]);
            if (isNew ? newLeft-- > 0 : closableLeft-- > 0) {
                sum += gain[candidates[k]];
            }
        }
        return sum;
    }

    /** Picks without conflicts, the most gainful first; gives up after so many steps with the best so far. */
    private void search(int[] candidates, int from, int newOnes, int closable, double sum, int[] picked, int count) {
        if (sum > bestSum) {
            bestSum = sum;
            bestPicks = Arrays.copyOf(picked, count);
        }
        for (int k = from; k < candidates.length; k++) {
            if (steps > MOST_STEPS || sum + rest(candidates, k, newOnes, closable) <= bestSum) {
                return;
            }
            int site = candidates[k];
            boolean isNew = choices.isNew(site);
            if ((isNew ? newOnes : closable) > 0 && !conflicts(site, picked, count)) {
                steps++;
                picked[count] = site;
                search(
                        candidates,
                        k + 1,
                        newOnes - (isNew ? 1 : 0),
                        closable - (isNew ? 0 : 1),
                        sum + gain[site],
                        picked,
                        count + 1);
            }
        }
    }

    private boolean conflicts(int site, int[] picked, int count) {
        int[] others = sites.conflicts()[site];
        for (int k = 0; k < count && others.length > 0; k++) {
            if (Arrays.binarySearch(others, picked[k]) >= 0) {
                return true;
            }
        }
        return false;
    }
}
