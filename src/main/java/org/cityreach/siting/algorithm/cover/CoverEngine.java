package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import java.util.function.DoubleConsumer;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.SolverRun;
import org.jspecify.annotations.Nullable;

/**
 * Solves covering problems: makes them smaller, looks for a cheap cover, bounds the price from below, and
 * where the two do not meet closes what is left by branch and bound or by a library. Work is measured in
 * steps, so the answer does not depend on the clock unless the run's time ends first.
 */
final class CoverEngine {

    private static final int ROUNDS = 3;
    private static final int STARTS = 6;
    private static final int GROWTH = 12;
    private static final int STEPS_A_COLUMN = 4000;
    private static final int BOUND_STEPS = 2000;
    private static final long TREE_WORK = 1_500_000_000L;
    private static final long LAST_TREE_WORK = 60_000_000_000L;
    private static final double TOLERANCE = 1e-7;

    private final SolverRun run;
    private final @Nullable MixedIntegerSolver library;
    private final double cutoff;
    private final boolean firstIsEnough;
    private final long searchWork;
    private final DoubleConsumer found;
    private final DoubleConsumer bounded;

    private CoverModel model;
    private int @Nullable [] bestSites;
    private double bestPrice = Double.POSITIVE_INFINITY;
    private double bestBound = Double.NEGATIVE_INFINITY;
    private boolean proved;

    /**
     * What is known of a covering problem.
     *
     * @param sites those of the best cover beyond what is always open; null where none was found
     * @param price of it; infinite where none was found
     * @param bound no cover is cheaper; infinite where there is none at all
     * @param proved whether the search came to its end
     */
    record Answer(int @Nullable [] sites, double price, double bound, boolean proved) {}

    /** How hard to try, and whom to tell. */
    record Effort(boolean firstIsEnough, long searchWork, boolean toTheEnd) {

        static final Effort FULL = new Effort(false, 300_000_000L, true);
    }

    private final Effort effort;

    /**
     * An engine for one problem.
     *
     * @param cutoff covers dearer than this are of no use; infinite for none
     */
    CoverEngine(CoverModel model, double cutoff, Effort effort, SolverRun run, @Nullable MixedIntegerSolver library) {
        this(model, cutoff, effort, run, library, price -> {}, bound -> {});
    }

    CoverEngine(
            CoverModel model,
            double cutoff,
            Effort effort,
            SolverRun run,
            @Nullable MixedIntegerSolver library,
            DoubleConsumer found,
            DoubleConsumer bounded) {
        this.model = model;
        this.cutoff = cutoff;
        this.effort = effort;
        this.firstIsEnough = effort.firstIsEnough();
        this.searchWork = effort.searchWork();
        this.run = run;
        this.library = library;
        this.found = found;
        this.bounded = bounded;
    }

    Answer solve() {
        model = Reduction.of(model);
        long work = searchWork / (GROWTH * GROWTH);
        for (int round = 0; round < ROUNDS && !isDone(); round++) {
            round(work, round);
            if (!isDone()) {
                tree(work);
            }
            work *= GROWTH;
        }
        if (!isDone() && effort.toTheEnd()) {
            tree(library == null ? LAST_TREE_WORK : TREE_WORK);
        }
        if (!isDone() && effort.toTheEnd() && library != null) {
            library(library);
        }
        return new Answer(bestSites, bestPrice, proved ? Math.max(bestBound, bestPrice) : bestBound, proved);
    }

    private boolean isDone() {
        return proved || firstIsEnough && bestSites != null || run.mustStop() || isGoodEnough();
    }

    private boolean isGoodEnough() {
        double gap = run.limits().gap();
        return gap > 0 && bestSites != null && Plan.gap(bestPrice, bestBound) <= gap;
    }

    /** The most a cover may cost to be of use now, without the model's base. */
    private double target() {
        if (bestSites == null) {
            return cutoff - model.base();
        }
        double step = model.step();
        double better = bestPrice - model.base() - (step > 0 ? step : 2e-9 * Math.max(1, Math.abs(bestPrice)));
        return Math.min(better, cutoff - model.base());
    }

    private double slightly(double target) {
        return TOLERANCE * Math.max(1, Math.abs(target));
    }

    private void round(long work, int round) {
        if (model.impossible() || model.columns() == 0) {
            finishWithoutChoice();
            return;
        }
        CoverSearch search = new CoverSearch(model, target(), 31 * run.limits().seed() + round, run::mustStop);
        search.run(steps(work) / STARTS, bestBound - model.base());
        take(search.best(), search.bestPrice());
        if (isDone()) {
            return;
        }
        CoverBound bound = new CoverBound(model);
        double target = target();
        double guess = target == Double.POSITIVE_INFINITY ? pricesInAll() : target;
        double upper = guess + Math.max(model.step(), 1e-3 * Math.abs(guess));
        double value = bound.improve(BOUND_STEPS, upper, target + slightly(target));
        bound(value, target);
        for (int start = 0; start < STARTS && value <= target + slightly(target) && !isDone(); start++) {
            search.begin(bound.worth, bound.lean, 0.9 - 0.7 * start / STARTS);
            search.run(steps(work) / STARTS, bestBound - model.base());
            take(search.best(), search.bestPrice());
            target = target();
        }
        if (value > target + slightly(target)) {
            proved = true;
        } else {
            narrow(bound, value, target + slightly(target));
        }
    }

    private double pricesInAll() {
        double sum = 0;
        for (double one : model.price()) {
            sum += Math.max(0, one);
        }
        return sum;
    }

    /** Leaves out and chooses what a better cover must, then makes the problem smaller again. */
    private void narrow(CoverBound bound, double value, double enough) {
        byte[] decided = new byte[model.columns()];
        for (int column = 0; column < decided.length; column++) {
            double reduced = bound.reduced[column];
            if (reduced > 0 && value + reduced > enough) {
                decided[column] = -1;
            } else if (reduced < 0 && !bound.isCut && value - reduced > enough) {
                decided[column] = 1;
            }
        }
        model = Reduction.of(model, decided);
    }

    private long steps(long work) {
        double rowsEach = model.rowColumn().length / (double) Math.max(1, model.columns());
        double columnsEach = model.rowColumn().length / (double) Math.max(1, model.rows());
        double each = (model.whole() ? 1 : 2) * model.columns() + rowsEach * columnsEach + 50;
        return Math.min(STEPS_A_COLUMN * (long) model.columns(), (long) (work / each));
    }

    private void finishWithoutChoice() {
        proved = true;
        boolean covers = !model.impossible()
                && (model.rows() == 0 || !model.whole() && weightLeft() <= model.slack())
                && 0 <= model.budget();
        if (covers && model.base() <= cutoff + slightly(cutoff) && model.base() < bestPrice) {
            take(new int[0], 0);
        }
    }

    private double weightLeft() {
        return Arrays.stream(model.weight()).sum();
    }

    /** Notes a cover of the present model. */
    private void take(int @Nullable [] columns, double price) {
        double whole = price + model.base();
        if (columns == null || whole >= bestPrice || whole > cutoff + slightly(cutoff)) {
            return;
        }
        int[] opened = model.opened();
        int[] sites = Arrays.copyOf(opened, opened.length + columns.length);
        for (int i = 0; i < columns.length; i++) {
            sites[opened.length + i] = model.site()[columns[i]];
        }
        Arrays.sort(sites);
        bestSites = sites;
        bestPrice = whole;
        found.accept(whole);
    }

    /** Notes a bound of all covers that are within a target; all others are dearer than it. */
    private void bound(double value, double target) {
        double step = model.step();
        double up = step > 0 ? Math.ceil(value / step - 1e-6) * step : value;
        double limit = bestSites == null ? Double.POSITIVE_INFINITY : bestPrice;
        if (bestSites == null && value > target + slightly(target)) {
            limit = target + model.base() + step;
        }
        double now = Math.min(limit, up + model.base());
        if (now > bestBound && now < Double.POSITIVE_INFINITY) {
            bestBound = now;
            bounded.accept(now);
        }
    }

    private void tree(long work) {
        if (model.impossible() || model.columns() == 0) {
            finishWithoutChoice();
            return;
        }
        CoverTree tree = new CoverTree(model, new CoverBound(model), target(), firstIsEnough, run::mustStop);
        boolean ended = tree.search(work);
        take(tree.best(), tree.bestPrice());
        proved = ended;
    }

    private void library(MixedIntegerSolver solver) {
        double target = target();
        LinearProgram program = CoverProgram.of(model, target);
        Limits limits = new Limits(
                Math.max(0.1, run.secondsLeft()),
                0,
                run.limits().seed(),
                run.limits().threads());
        MixedIntegerSolver.Answer answer = solver.solve(program, limits, run::mustStop);
        if (answer.values().length > 0) {
            int[] columns = CoverProgram.read(model, answer.values());
            if (columns != null) {
                double price = 0;
                for (int column : columns) {
                    price += model.price()[column];
                }
                take(columns, price);
                proved = answer.outcome() == Plan.Outcome.OPTIMAL;
            }
        } else {
            proved = answer.outcome() == Plan.Outcome.INFEASIBLE;
        }
        if (!proved && answer.bound() > Double.NEGATIVE_INFINITY) {
            bound(answer.bound(), target);
        }
    }
}
