package org.cityreach.siting.algorithm.capacity;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SolverRun;

/**
 * Proves how good a plan is: all choices of sites are split into parts, the part with the least bound
 * first, until each part's bound is no better than the best plan (branch and bound). What the bound rules
 * out at a site is taken out of its part at once. Where every site is decided the split assignment is exact;
 * for demand that may not be split it is a bound, which then stays. For one thread.
 */
final class Branching {

    private static final int ROOT_STEPS = 300;
    private static final int PART_STEPS = 30;
    private static final int MOST_PARTS = 20_000;
    private static final double ROUNDING = 1e-9;

    private final SitingProblem problem;
    private final Relaxation relaxation;
    private final PlanSearch search;
    private final SolverRun run;
    private final PriorityQueue<Part> parts =
            new PriorityQueue<>(Comparator.comparingDouble(Part::bound).thenComparingLong(Part::number));
    private long made;
    private double leastDecided = Double.POSITIVE_INFINITY;

    /** A part of all choices. */
    private record Part(Choices choices, double bound, double[] price, long number) {}

    Branching(SitingProblem problem, PlanSearch search, SolverRun run) {
        this.problem = problem;
        this.relaxation = new Relaxation(problem);
        this.search = search;
        this.run = run;
    }

    /** The first bound, of all choices, without a proof; finds plans on its way. */
    void begin(Choices all, double[] price) {
        Relaxation.Bound root = relaxation.raise(price, all, ROOT_STEPS, (option, bound) -> {
            run.bounded(ofGoal(bound));
            run.stage("bounding");
            return watch(option, bound);
        });
        add(all, root.value(), root);
        tell();
    }

    /** Goes on until all is proved, good enough or stopped. */
    void prove() {
        while (!parts.isEmpty() && made < MOST_PARTS && !run.mustStop() && !run.isGoodEnough()) {
            Part part = parts.remove();
            if (part.bound < limit()) {
                split(part);
            }
            tell();
        }
    }

    /** No plan is better: of a median in metres, of a covering the weight unserved. */
    double bound() {
        double open = parts.isEmpty() ? Double.POSITIVE_INFINITY : parts.peek().bound;
        return Math.min(incumbent(), Math.min(open, leastDecided));
    }

    /** Whether no better plan is left, or where there is no plan, that there is none. */
    boolean isProved() {
        double open = parts.isEmpty() ? Double.POSITIVE_INFINITY : parts.peek().bound;
        return Math.min(open, leastDecided) >= limit();
    }

    private double incumbent() {
        Candidate best = search.best();
        if (best == null || problem.goal().servesAll() && !best.servesAll()) {
            return Double.POSITIVE_INFINITY;
        }
        return problem.goal().isMaximised() ? best.unserved() : best.weightedMetres();
    }

    /** What a bound must reach to be no better than the best plan. */
    private double limit() {
        double value = incumbent();
        return value == Double.POSITIVE_INFINITY ? value : value - ROUNDING * Math.max(1, Math.abs(value));
    }

    private void tell() {
        double bound = bound();
        if (bound < Double.POSITIVE_INFINITY) {
            run.bounded(ofGoal(bound));
        }
        run.stage("proving");
    }

    /** A bound in the sense of the goal. */
    private double ofGoal(double bound) {
        return problem.goal().isMaximised() ? problem.totalWeight() - bound : bound;
    }

    private double watch(int[] option, double bound) {
        int[] near = search.near(option, relaxation.worth());
        if (near != null) {
            search.show(near);
        }
        return run.mustStop() ? Double.NaN : limit();
    }

    private void add(Choices choices, double leastBound, Relaxation.Bound bound) {
        parts.add(new Part(choices, Math.max(leastBound, bound.value()), bound.price(), made++));
    }

    private void split(Part part) {
        Choices choices = narrowed(part);
        if (!choices.isPossible() || !hasRoom(choices)) {
            return;
        }
        int site = branchSite(part, choices);
        if (site < 0) {
            decided(choices);
            return;
        }
        long bits = choices.left(site);
        boolean mayClose = choices.mayClose(site);
        long one = mayClose ? bits & ~Choices.CLOSED : Long.lowestOneBit(bits);
        for (long chosen : new long[] {one, bits & ~one}) {
            Choices some = choices.only(site, chosen);
            if (some.isPossible() && !run.mustStop()) {
                Relaxation.Bound bound = relaxation.raise(part.price, some, PART_STEPS, this::watch);
                if (Math.max(part.bound, bound.value()) < limit()) {
                    add(some, part.bound, bound);
                }
            } else if (some.isPossible()) {
                parts.add(new Part(some, part.bound, part.price, made++));
            }
        }
    }

    /** Takes out what cannot be better than the best plan at the part's prices. */
    private Choices narrowed(Part part) {
        double limit = limit();
        if (limit == Double.POSITIVE_INFINITY) {
            return part.choices;
        }
        relaxation.at(part.price, part.choices);
        double[][] worth = relaxation.worth();
        double sum = relaxation.sumOf(part.price);
        Sites sites = problem.sites();
        long[] left = new long[sites.count()];
        for (int site = 0; site < left.length; site++) {
            left[site] = part.choices.left(site);
            for (int option = -1; option < sites.optionCount(site); option++) {
                if (part.choices.allows(site, option) && !part.choices.isDecided(site)) {
                    Choices only = part.choices.only(site, Choices.bit(option));
                    boolean isOut = !only.isPossible()
                            || sum - SiteChoice.of(only, worth).worth() >= limit;
                    left[site] &= isOut ? ~Choices.bit(option) : -1;
                }
            }
        }
        return part.choices.only(left);
    }

    /** Whether there may be room for all that must be served. */
    private boolean hasRoom(Choices choices) {
        if (!problem.goal().servesAll()) {
            return true;
        }
        Sites sites = problem.sites();
        double total = problem.totalWeight();
        double[][] room = new double[sites.count()][];
        for (int site = 0; site < room.length; site++) {
            room[site] = new double[sites.optionCount(site)];
            for (int option = 0; option < room[site].length; option++) {
                boolean allowed = choices.allows(site, option);
                room[site][option] = allowed ? Math.min(total, sites.capacity()[site][option]) : 0;
            }
        }
        return SiteChoice.of(choices, room).worth() >= total * (1 - ROUNDING);
    }

    /** The undecided site that is worth most; -1 where all are decided. */
    private int branchSite(Part part, Choices choices) {
        relaxation.at(part.price, choices);
        int found = -1;
        double most = -1;
        for (int site = 0; site < problem.sites().count(); site++) {
            if (!choices.isDecided(site)) {
                double worth = 0;
                for (double one : relaxation.worth()[site]) {
                    worth = Math.max(worth, one);
                }
                // Whether a site is open matters more than which of its options is.
                double weighted = choices.mayClose(site) ? worth : 1e-6 * worth;
                if (weighted > most) {
                    most = weighted;
                    found = site;
                }
            }
        }
        return found;
    }

    private void decided(Choices choices) {
        int[] option = new int[problem.sites().count()];
        for (int site = 0; site < option.length; site++) {
            option[site] = Long.numberOfTrailingZeros(choices.left(site)) - 1;
        }
        double unserved = search.show(option);
        if (problem.goal().servesAll() && unserved > 0) {
            return;
        }
        if (!problem.rules().split()) {
            double value = problem.goal().isMaximised() ? unserved : search.metres(option);
            leastDecided = value < limit() ? Math.min(leastDecided, value) : leastDecided;
        }
    }
}
