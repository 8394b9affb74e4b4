package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cityreach.siting.algorithm.SolverRun;

/**
 * The best plan of a {@link MedianModel} with a proof: plans by {@link Interchange} from many starts,
 * lower bounds by {@link Dual}, sites that no better plan can open (or close) left out by their reduced
 * costs, and what stays open by branching, depth first. The amount of work is counted in pairs visited,
 * so that the same problem ends at the same place whatever the clock says. One thread.
 */
final class MedianSearch {

    /** Some twenty seconds on one core. */
    private static final long MOST_VISITS = 20_000_000_000L;

    private static final int ROOT_STEPS = 60;
    private static final int MOST_ROUNDS = 60;
    private static final int IDLE_ROUNDS = 6;
    private static final int NODE_STEPS = 90;
    private static final int TRIALS = 8;
    private static final int TRIAL_STEPS = 20;

    private final MedianReduction reduction;
    private final MedianModel root;
    private final SolverRun run;
    private final SplittableRandom random;
    private final double[] multipliers;
    private final Interchange interchange;

    private boolean[] best;
    private double bestValue = Double.POSITIVE_INFINITY;
    private double lowest = Double.NEGATIVE_INFINITY;
    private long visits;
    private long nodes;
    private boolean isCut;

    MedianSearch(MedianReduction reduction, MedianModel root, SolverRun run) {
        this.reduction = reduction;
        this.root = root;
        this.run = run;
        this.random = new SplittableRandom(run.limits().seed());
        this.multipliers = new double[reduction.problem().weight().length];
        this.best = new boolean[root.siteCount()];
        this.interchange = new Interchange(root);
    }

    /** Sites of the problem that are open in the best plan beside those that always are. */
    boolean[] best() {
        boolean[] open = new boolean[reduction.problem().sites().count()];
        for (int site = 0; site < best.length; site++) {
            open[root.original()[site]] = best[site];
        }
        return open;
    }

    double bestValue() {
        return bestValue;
    }

    /** No plan has a lower value. */
    double bound() {
        return Math.min(lowest, bestValue);
    }

    long nodes() {
        return nodes;
    }

    /** Searches; true where the search came to its end, so that the best plan is the best there is. */
    boolean search() {
        run.stage("searching-plan");
        start();
        run.stage("proving-bound");
        Dual dual = climbRoot();
        if (!isCut && !isDone(dual.bound())) {
            branchAll(dual);
        }
        visits += interchange.visits();
        if (!isCut) {
            lowest = bestValue;
        }
        return !isCut;
    }

    private void start() {
        interchange.fill();
        interchange.improve();
        offer(interchange);
    }

    /**
     * Rounds of climbing, each followed by plans from where the bound's solution points and by shaken ones:
     * as much work for plans as for bounds.
     */
    private Dual climbRoot() {
        Dual dual = new Dual(root, guess(), 0);
        boolean goesOn = true;
        int idle = 0;
        for (int round = 0; idle < IDLE_ROUNDS && round < MOST_ROUNDS && !isStopped(); round++) {
            double gap = bestValue - dual.bound();
            goesOn = goesOn && dual.climb(ROOT_STEPS, target(), enough(), this::isStopped);
            raise(dual.bound());
            tryFrom(dual.chosen());
            tryFrom(most(dual.opened()));
            shake(Math.max(dual.visits(), visits) - interchange.visits());
            if (isDone(dual.bound())) {
                break;
            }
            idle = gap - (bestValue - dual.bound()) > 1e-3 * gap ? 0 : idle + 1;
        }
        keepMultipliers(root, dual);
        visits += dual.visits();
        return dual;
    }

    private void tryFrom(boolean[] wished) {
        interchange.set(within(wished));
        interchange.fill();
        interchange.improve();
        offer(interchange);
    }

    /** The sites of which the linear program opens most. */
    private boolean[] most(double[] opened) {
        boolean[] open = new boolean[opened.length];
        double[] sorted = opened.clone();
        int count = Math.min(sorted.length, Math.max(1, opened(best).length));
        double least = sorted.length == 0 ? 0 : Selection.kth(sorted, sorted.length, sorted.length - count);
        for (int one = 0; one < open.length; one++) {
            open[one] = opened[one] >= least;
        }
        return open;
    }

    /** The multipliers that the best plan suggests: between what each demand pays and what it would pay next. */
    private double[] guess() {
        double[] from = new double[root.demandCount()];
        for (int row = 0; row < from.length; row++) {
            double near = root.base()[row];
            double far = near;
            int found = 0;
            for (int k = root.start()[row]; k < root.start()[row + 1] && found < 2; k++) {
                if (best[root.site()[k]]) {
                    near = found == 0 ? root.cost()[k] : near;
                    far = root.cost()[k];
                    found++;
                }
            }
            from[row] = near + 0.5 * (far - near);
        }
        return from;
    }

    private void keepMultipliers(MedianModel model, Dual dual) {
        for (int row = 0; row < model.demandCount(); row++) {
            multipliers[model.demand()[row]] = dual.multipliers()[row];
        }
    }

    private double[] multipliersOf(MedianModel model) {
        double[] picked = new double[model.demandCount()];
        for (int row = 0; row < picked.length; row++) {
            picked[row] = multipliers[model.demand()[row]];
        }
        return picked;
    }

    /** Closes and opens some sites at random and betters the plan again, from the best one each time. */
    private void shake(long work) {
        long end = interchange.visits() + work;
        while (interchange.visits() < end && !isStopped() && !isDone(lowest)) {
            boolean[] open = best.clone();
            int[] list = opened(open);
            if (list.length == 0) {
                return;
            }
            int swaps = 1 + random.nextInt(Math.max(1, Math.min(list.length, 2 + list.length / 8)));
            for (int swap = 0; swap < swaps; swap++) {
                open[list[random.nextInt(list.length)]] = false;
                open[random.nextInt(open.length)] = true;
            }
            interchange.set(within(open));
            interchange.fill();
            interchange.improve();
            offer(interchange);
        }
    }

    private static int[] opened(boolean[] open) {
        int[] list = new int[open.length];
        int count = 0;
        for (int one = 0; one < open.length; one++) {
            if (open[one]) {
                list[count++] = one;
            }
        }
        return Arrays.copyOf(list, count);
    }

    /** As many of the sites as the rules allow together, in order of their numbers. */
    private boolean[] within(boolean[] wished) {
        MedianModel.Choice choice = root.choice();
        boolean[] open = new boolean[wished.length];
        int newLeft = choice.mostNew();
        int closableLeft = choice.mostClosable();
        double money = choice.budget() + root.tolerance();
        for (int one = 0; one < open.length; one++) {
            boolean allowed = wished[one]
                    && (choice.isNew()[one] ? newLeft > 0 : closableLeft > 0)
                    && (choice.price()[one] <= 0 || choice.price()[one] <= money);
            for (int other : choice.conflicts()[one]) {
                allowed &= !open[other];
            }
            if (allowed) {
                open[one] = true;
                money -= choice.price()[one];
                newLeft -= choice.isNew()[one] ? 1 : 0;
                closableLeft -= choice.isNew()[one] ? 0 : 1;
            }
        }
        return open;
    }

    private void offer(Interchange plan) {
        if (!plan.meetsBudget()) {
            return;
        }
        double value = plan.value();
        if (value < bestValue) {
            accept(plan.open(), value);
        }
    }

    private void accept(boolean[] open, double value) {
        best = open;
        bestValue = value;
        if (value <= reduction.limit()) {
            run.found(reduction.objective(value));
        }
    }

    private void raise(double bound) {
        if (bound > lowest) {
            lowest = bound;
            run.bounded(reduction.bound(Math.min(bound, bestValue)));
        }
    }

    /** What a bound is told to reach: the best plan, or a little above the bound where there is none. */
    private double target() {
        return Double.isFinite(bestValue) ? bestValue : 2 * Math.max(1, Math.abs(lowest));
    }

    /** From this bound on nothing better can be found. */
    private double enough() {
        if (!Double.isFinite(bestValue)) {
            return Double.POSITIVE_INFINITY;
        }
        double exact = bestValue - 1e-10 * Math.max(1, Math.abs(bestValue));
        return reduction.tie() == 0 && reduction.step() > 0 ? bestValue - reduction.step() * (1 - 1e-6) : exact;
    }

    private boolean isDone(double bound) {
        return bound >= enough();
    }

    private boolean isStopped() {
        if (!isCut && (run.mustStop() || run.isGoodEnough() && run.limits().gap() > 0 || visits > MOST_VISITS)) {
            isCut = true;
        }
        return isCut;
    }

    private void branchAll(Dual dual) {
        boolean[] path = new boolean[root.siteCount()];
        double[] frontier = {Double.POSITIVE_INFINITY};
        reduceAndBranch(root, dual, path, frontier, 0);
        if (isCut) {
            raise(Math.min(frontier[0], bestValue));
        }
    }

    /** One node of the tree: bounds, leaves out, branches. */
    private void node(MedianModel model, boolean[] path, double[] frontier, double inherited, int depth) {
        nodes++;
        if (isStopped()) {
            frontier[0] = Math.min(frontier[0], inherited);
            return;
        }
        if (model.siteCount() == 0) {
            if (model.constant() < bestValue && model.choice().budget() >= -model.tolerance()) {
                accept(path.clone(), model.constant());
            }
            return;
        }
        if (model.choice().budget() >= -model.tolerance() && depth % 4 == 0) {
            polish(model, path);
        }
        Dual dual = new Dual(model, multipliersOf(model), 0);
        dual.climb(NODE_STEPS, target(), enough(), this::isStopped);
        visits += dual.visits();
        if (isDone(dual.bound())) {
            return;
        }
        double[] held = multipliers.clone();
        keepMultipliers(model, dual);
        reduceAndBranch(model, dual, path, frontier, depth);
        System.arraycopy(held, 0, multipliers, 0, held.length);
    }

    private void polish(MedianModel model, boolean[] path) {
        boolean[] open = path.clone();
        Interchange local = new Interchange(model);
        local.fill();
        local.improve();
        visits += local.visits();
        if (local.meetsBudget() && local.value() < bestValue) {
            merge(open, model, local.open());
            accept(open, local.value());
        }
    }

    private void merge(boolean[] open, MedianModel model, boolean[] more) {
        int next = 0;
        for (int site = 0; site < root.siteCount() && next < more.length; site++) {
            if (root.original()[site] == model.original()[next]) {
                open[site] |= more[next++];
            }
        }
    }

    private void reduceAndBranch(MedianModel model, Dual dual, boolean[] path, double[] frontier, int depth) {
        byte[] status = new byte[model.siteCount()];
        int fixed = fix(model, dual, status);
        if (fixed > 0 && 20 * fixed >= status.length) {
            descend(model, status, path, frontier, dual.bound(), depth);
            return;
        }
        int on = branchSite(model, dual, status);
        boolean openFirst = dual.chosen()[on];
        for (int turn = 0; turn < 2; turn++) {
            byte[] child = status.clone();
            child[on] = openFirst == (turn == 0) ? MedianModel.OPEN : MedianModel.CLOSED;
            descend(model, child, path, frontier, dual.bound(), depth + 1);
        }
    }

    private void descend(MedianModel model, byte[] status, boolean[] path, double[] frontier, double bound, int depth) {
        boolean[] opened = new boolean[status.length];
        for (int one = 0; one < status.length; one++) {
            opened[one] = status[one] == MedianModel.OPEN;
        }
        MedianModel child = model.restrict(status);
        if (child == null) {
            return;
        }
        boolean[] way = path.clone();
        merge(way, model, opened);
        node(child, way, frontier, bound, depth);
    }

    /** Marks what no plan better than the best one can open, and what none can leave closed; gives how many. */
    private int fix(MedianModel model, Dual dual, byte[] status) {
        MedianModel.Choice choice = model.choice();
        double enough = enough();
        int fixed = 0;
        for (int kind = 0; kind < 2; kind++) {
            boolean isNew = kind == 0;
            int most = isNew ? choice.mostNew() : choice.mostClosable();
            double worstIn = Double.NEGATIVE_INFINITY;
            double bestOut = 0;
            int count = 0;
            for (int one = 0; one < status.length; one++) {
                if (choice.isNew()[one] != isNew) {
                    continue;
                }
                if (dual.chosen()[one]) {
                    count++;
                    worstIn = Math.max(worstIn, dual.reduced()[one]);
                } else {
                    bestOut = Math.min(bestOut, dual.reduced()[one]);
                }
            }
            double leaves = count < most ? 0 : worstIn;
            for (int one = 0; one < status.length; one++) {
                if (choice.isNew()[one] != isNew) {
                    continue;
                }
                double reduced = dual.reduced()[one];
                if (dual.chosen()[one] && dual.bound() - reduced + bestOut >= enough) {
                    status[one] = MedianModel.OPEN;
                    fixed++;
                } else if (!dual.chosen()[one] && dual.bound() + reduced - leaves >= enough) {
                    status[one] = MedianModel.CLOSED;
                    fixed++;
                }
            }
        }
        return fixed;
    }

    /**
     * The site to branch on: among those that the bound's solutions are least decided about, the one that
     * lifts the bounds of both ways most after a short climb.
     */
    private int branchSite(MedianModel model, Dual dual, byte[] status) {
        int[] doubtful = doubtful(dual, status);
        int on = doubtful[0];
        double most = -1;
        for (int one : doubtful) {
            double score = 1;
            for (byte way : new byte[] {MedianModel.OPEN, MedianModel.CLOSED}) {
                byte[] child = status.clone();
                child[one] = way;
                score *= Math.max(1e-6, lift(model, dual, child));
            }
            if (score > most) {
                most = score;
                on = one;
            }
        }
        return on;
    }

    private double lift(MedianModel model, Dual dual, byte[] child) {
        double room = enough() - dual.bound();
        MedianModel next = model.restrict(child);
        if (next == null) {
            return room;
        }
        Dual trial = new Dual(next, multipliersOf(next), dual.budgetPrice());
        trial.climb(TRIAL_STEPS, target(), enough(), this::isStopped);
        visits += trial.visits();
        return Math.min(room, trial.bound() - dual.bound());
    }

    private static int[] doubtful(Dual dual, byte[] status) {
        int[] list = new int[TRIALS];
        double[] score = new double[TRIALS];
        int count = 0;
        for (int one = 0; one < status.length; one++) {
            if (status[one] != MedianModel.FREE) {
                continue;
            }
            double doubt = Math.min(dual.opened()[one], 1 - dual.opened()[one]) + (dual.chosen()[one] ? 1e-9 : 0);
            int at = count < TRIALS ? count++ : TRIALS;
            while (at > 0 && score[at - 1] < doubt) {
                if (at < TRIALS) {
                    list[at] = list[at - 1];
                    score[at] = score[at - 1];
                }
                at--;
            }
            if (at < TRIALS) {
                list[at] = one;
                score[at] = doubt;
            }
        }
        return Arrays.copyOf(list, count);
    }
}
