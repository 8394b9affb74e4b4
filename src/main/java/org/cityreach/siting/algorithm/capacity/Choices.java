package org.cityreach.siting.algorithm.capacity;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;

/**
 * What is still left to choose in a part of the search: by site a set of bits, the first for closed, the
 * next for its options. Those that the rules on numbers, conflicts and the budget leave no room for are
 * taken out. Immutable.
 */
final class Choices {

    static final long CLOSED = 1;
    private static final int MOST_OPTIONS = 62;
    private static final double ROUNDING = 1e-9;

    private final Sites sites;
    private final Rules rules;
    private final long[] left;
    private final boolean isPossible;

    private Choices(Sites sites, Rules rules, long[] left) {
        this.sites = sites;
        this.rules = rules;
        this.left = left;
        this.isPossible = narrow();
    }

    static Choices all(Sites sites, Rules rules) {
        long[] left = new long[sites.count()];
        for (int site = 0; site < left.length; site++) {
            int options = sites.optionCount(site);
            if (options > MOST_OPTIONS) {
                throw new IllegalArgumentException(
                        "site " + site + " has " + options + " options; allowed: up to " + MOST_OPTIONS);
            }
            long closed = sites.state()[site].isAlwaysOpen() ? 0 : CLOSED;
            left[site] = closed | (1L << options) - 1 << 1;
        }
        return new Choices(sites, rules, left);
    }

    static long bit(int option) {
        return CLOSED << option + 1;
    }

    /** With fewer choices at one site. */
    Choices only(int site, long bits) {
        long[] fewer = left.clone();
        fewer[site] &= bits;
        return new Choices(sites, rules, fewer);
    }

    /** With fewer choices at all sites. */
    Choices only(long[] bits) {
        long[] fewer = left.clone();
        for (int site = 0; site < fewer.length; site++) {
            fewer[site] &= bits[site];
        }
        return new Choices(sites, rules, fewer);
    }

    /** Whether any choice is left at each site; the rules may still leave no plan. */
    boolean isPossible() {
        return isPossible;
    }

    boolean allows(int site, int option) {
        return (left[site] & bit(option)) != 0;
    }

    boolean mayClose(int site) {
        return (left[site] & CLOSED) != 0;
    }

    boolean mayOpen(int site) {
        return (left[site] & ~CLOSED) != 0;
    }

    boolean isDecided(int site) {
        return Long.bitCount(left[site]) == 1;
    }

    long left(int site) {
        return left[site];
    }

    boolean isNew(int site) {
        return sites.state()[site].isNew();
    }

    Sites sites() {
        return sites;
    }

    Rules rules() {
        return rules;
    }

    /** Takes out what cannot be, until nothing more follows. */
    private boolean narrow() {
        boolean changed = true;
        while (changed) {
            int newOnes = openForSure(true);
            int closable = openForSure(false);
            if (newOnes > rules.mostNew() || closable > rules.mostClosable()) {
                return false;
            }
            changed = newOnes == rules.mostNew() && closeRest(true);
            changed |= closable == rules.mostClosable() && closeRest(false);
            changed |= closeConflicts();
            changed |= dropDear();
            for (long bits : left) {
                if (bits == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean counts(int site, boolean newOnes) {
        Sites.State state = sites.state()[site];
        return newOnes ? state.isNew() : state == Sites.State.CLOSABLE;
    }

    private int openForSure(boolean newOnes) {
        int count = 0;
        for (int site = 0; site < left.length; site++) {
            count += counts(site, newOnes) && !mayClose(site) ? 1 : 0;
        }
        return count;
    }

    private boolean closeRest(boolean newOnes) {
        boolean changed = false;
        for (int site = 0; site < left.length; site++) {
            if (counts(site, newOnes) && mayClose(site) && mayOpen(site)) {
                left[site] = CLOSED;
                changed = true;
            }
        }
        return changed;
    }

    private boolean closeConflicts() {
        boolean changed = false;
        for (int site = 0; site < left.length; site++) {
            if (!mayClose(site)) {
                for (int other : sites.conflicts()[site]) {
                    changed |= mayOpen(other);
                    left[other] &= CLOSED;
                }
            }
        }
        return changed;
    }

    /** Takes out options that cost more than is left when all else costs the least. */
    private boolean dropDear() {
        if (rules.budget() == Double.POSITIVE_INFINITY) {
            return false;
        }
        double[] least = new double[left.length];
        double sum = 0;
        for (int site = 0; site < left.length; site++) {
            least[site] = leastCost(site);
            sum += least[site];
        }
        boolean changed = false;
        double allowed = rules.budget() + ROUNDING * Math.max(1, Math.abs(rules.budget()));
        for (int site = 0; site < left.length; site++) {
            for (int option = -1; option < sites.optionCount(site); option++) {
                if (allows(site, option) && sum - least[site] + cost(site, option) > allowed) {
                    left[site] &= ~bit(option);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** Of an option, or of closing where it is -1. */
    double cost(int site, int option) {
        return option >= 0 ? sites.cost()[site][option] : closingCost(site);
    }

    private double closingCost(int site) {
        return sites.state()[site] == Sites.State.CLOSABLE ? sites.closingCost()[site] : 0;
    }

    private double leastCost(int site) {
        double least = Double.POSITIVE_INFINITY;
        for (int option = -1; option < sites.optionCount(site); option++) {
            least = allows(site, option) ? Math.min(least, cost(site, option)) : least;
        }
        return least;
    }

    /** Whether a plan is within what is left and keeps all rules. */
    boolean keeps(int[] option) {
        int newOnes = 0;
        int closable = 0;
        for (int site = 0; site < option.length; site++) {
            if (!allows(site, option[site])) {
                return false;
            }
            if (option[site] >= 0) {
                newOnes += counts(site, true) ? 1 : 0;
                closable += counts(site, false) ? 1 : 0;
                for (int other : sites.conflicts()[site]) {
                    if (option[other] >= 0) {
                        return false;
                    }
                }
            }
        }
        return newOnes <= rules.mostNew()
                && closable <= rules.mostClosable()
                && sites.cost(option) <= rules.budget() + ROUNDING * Math.max(1, Math.abs(rules.budget()));
    }

    @Override
    public String toString() {
        return Arrays.toString(left);
    }
}
