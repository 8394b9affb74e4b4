package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cheap covers by dropping and choosing columns one by one. Where all rows must be covered, rows
 * that stay bare for long count more and more (weighting local search: Gao, Weise and Li 2015); where some
 * weight may stay bare, what was just moved stands still for a while (tabu search: Glover 1989). Finds no
 * proof. The same seed and number of steps give the same cover. Not for use by several threads.
 */
final class CoverSearch {

    private static final int BLOCK = 512;

    private final CoverModel model;
    private final CoverState state;
    private final SplittableRandom random;
    private final BooleanSupplier stopped;
    private final long[] movedAt;
    private final long[] lockedUntil;
    private final double typicalPrice;
    private final double spendPrice;
    private double target;
    private long step;
    private int @Nullable [] best;
    private double bestPrice = Double.POSITIVE_INFINITY;

    /**
     * A search that begins with the greedy cover.
     *
     * @param target the most a cover may cost to be of use, without the model's base
     */
    CoverSearch(CoverModel model, double target, long seed, BooleanSupplier stopped) {
        this.model = model;
        this.state = new CoverState(model);
        this.random = new SplittableRandom(seed);
        this.stopped = stopped;
        this.movedAt = new long[model.columns()];
        this.lockedUntil = new long[model.columns()];
        this.target = target;
        double sum = 0;
        double spends = 0;
        for (int column = 0; column < model.columns(); column++) {
            sum += Math.max(0, model.price()[column]);
            spends += Math.max(0, model.spend()[column]);
        }
        this.typicalPrice = Math.max(sum / Math.max(1, model.columns()), 1e-9);
        this.spendPrice = model.hasBudget() && spends > 0 ? typicalPrice * model.columns() / spends : 0;
        greedy();
        thinOut();
        note();
    }

    /** The columns of the cheapest cover within the limits; null where none was found. */
    int @Nullable [] best() {
        return best;
    }

    /** Without the model's base; infinite where none was found. */
    double bestPrice() {
        return bestPrice;
    }

    /**
     * Begins again with the columns that a bound leans to, then with what gains most by its worths, a little
     * shaken.
     *
     * @param least a column's lean to be taken at once
     */
    void begin(double[] worth, double[] lean, double least) {
        for (int column : state.columns()) {
            state.drop(column);
        }
        double[] before = model.weight().clone();
        if (model.whole()) {
            Arrays.fill(before, 1);
        }
        double sum = 0;
        for (double one : worth) {
            sum += one;
        }
        double[] penalty = worth.clone();
        for (int row = 0; row < penalty.length; row++) {
            penalty[row] = penalty[row] * (0.9 + 0.2 * random.nextDouble()) + 1e-6 * sum / penalty.length;
        }
        state.count(penalty);
        for (int column = 0; column < lean.length; column++) {
            if (lean[column] >= least && canChoose(column) && !state.isComplete()) {
                state.choose(column);
            }
        }
        greedy();
        int[] columns = state.columns();
        for (int column : columns) {
            state.drop(column);
        }
        state.count(before);
        for (int column : columns) {
            state.choose(column);
        }
        thinOut();
        note();
    }

    private void greedy() {
        for (int column = 0; column < model.columns(); column++) {
            if (model.price()[column] < 0 && canChoose(column)) {
                state.choose(column);
            }
        }
        while (!state.isComplete()) {
            int next = -1;
            double most = 0;
            for (int column = 0; column < model.columns(); column++) {
                double worth = state.score[column] / worthPrice(column);
                if (!state.chosen[column] && worth > most && canChoose(column)) {
                    most = worth;
                    next = column;
                }
            }
            if (next < 0) {
                break;
            }
            state.choose(next);
        }
    }

    private boolean canChoose(int column) {
        boolean room =
                model.isNew()[column] ? state.newCount < model.mostNew() : state.closableCount < model.mostClosable();
        return room && state.spend + model.spend()[column] <= model.budget() && !state.hasConflict(column);
    }

    /** Drops columns that are not needed, the dearest first. */
    private void thinOut() {
        double spare = model.whole() ? 0 : model.slack() - state.bareWeight();
        while (true) {
            int next = -1;
            double most = 0;
            for (int column = 0; column < model.columns(); column++) {
                boolean useless = state.chosen[column] && state.score[column] <= spare && model.price()[column] > 0;
                if (useless && model.price()[column] > most) {
                    most = model.price()[column];
                    next = column;
                }
            }
            if (next < 0) {
                return;
            }
            spare -= state.score[next];
            state.drop(next);
        }
    }

    /** Price as it weighs in a choice: more where a limit is reached. */
    private double worthPrice(int column) {
        boolean full =
                model.isNew()[column] ? state.newCount >= model.mostNew() : state.closableCount >= model.mostClosable();
        double floor = full ? typicalPrice : 1e-6 * typicalPrice;
        return Math.max(model.price()[column], floor) + spendPrice * Math.max(0, model.spend()[column]);
    }

    private void note() {
        if (state.isComplete() && state.isWithinLimits() && state.price < bestPrice - slightly(bestPrice)) {
            bestPrice = state.price;
            best = state.columns();
        }
    }

    private static double slightly(double price) {
        return price == Double.POSITIVE_INFINITY ? 0 : 1e-9 * Math.max(1, Math.abs(price));
    }

    /** Goes on for so many steps, or until a cover as cheap as the floor is found. */
    void run(long steps, double floor) {
        double apart = Math.max(model.step(), 0);
        for (long end = step + steps; step < end; step++) {
            if (step % BLOCK == 0 && stopped.getAsBoolean()) {
                return;
            }
            if (state.isComplete() && fits()) {
                thinOut();
                note();
                if (bestPrice <= floor + slightly(floor)) {
                    return;
                }
                target = Math.min(target, bestPrice - (apart > 0 ? apart : 2 * slightly(bestPrice)));
                if (!dropForLimits(-1)) {
                    return;
                }
                continue;
            }
            move();
        }
    }

    private boolean fits() {
        return state.isWithinLimits() && state.price <= target + slightly(target);
    }

    private void move() {
        int worst = cheapestToDrop(column -> model.price()[column] > 0 || model.spend()[column] > 0, true);
        if (worst >= 0) {
            drop(worst);
        }
        int last = -1;
        for (int tries = 0; tries < 4 && !state.isComplete(); tries++) {
            int next = model.whole() ? bestOfBareRow() : bestOfAll();
            if (next < 0 || tries > 0 && state.price + model.price()[next] > target + slightly(target)) {
                break;
            }
            for (int other : model.conflicts()[next]) {
                if (state.chosen[other]) {
                    drop(other);
                }
            }
            choose(next);
            last = next;
        }
        dropForLimits(last);
        if (model.whole() && !state.isComplete()) {
            state.raiseBare(1);
        }
    }

    private void choose(int column) {
        state.choose(column);
        movedAt[column] = step;
        lockedUntil[column] = step + (model.whole() ? 1 : 2 + random.nextInt(4 + state.newCount / 8));
    }

    private void drop(int column) {
        state.drop(column);
        movedAt[column] = step;
        lockedUntil[column] = step + (model.whole() ? 0 : 2 + random.nextInt(8));
    }

    /** Drops columns until the target and the limits are kept; false where nothing can be dropped. */
    private boolean dropForLimits(int spared) {
        boolean any = false;
        while (!fits()) {
            int next;
            if (state.newCount > model.mostNew()) {
                next = cheapestToDrop(column -> model.isNew()[column] && column != spared, false);
            } else if (state.closableCount > model.mostClosable()) {
                next = cheapestToDrop(column -> !model.isNew()[column] && column != spared, false);
            } else if (state.spend > model.budget()) {
                next = cheapestToDrop(column -> model.spend()[column] > 0 && column != spared, false);
            } else {
                next = cheapestToDrop(column -> model.price()[column] > 0 && column != spared, false);
            }
            if (next < 0) {
                return any;
            }
            drop(next);
            any = true;
        }
        return true;
    }

    /** Whether a column may be dropped. */
    @FunctionalInterface
    private interface Choice {
        boolean allows(int column);
    }

    private int cheapestToDrop(Choice choice, boolean unlocked) {
        int found = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < model.columns(); column++) {
            if (state.chosen[column] && choice.allows(column) && !(unlocked && lockedUntil[column] >= step)) {
                double loss = state.score[column] / Math.max(worthPrice(column), 1e-300);
                if (loss < least || loss == least && movedAt[column] < movedAt[found]) {
                    least = loss;
                    found = column;
                }
            }
        }
        return found;
    }

    private int bestOfBareRow() {
        int row = state.bare[random.nextInt(state.bareCount)];
        int found = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
            int column = model.rowColumn()[k];
            if (movedAt[column] == step && step > 0) {
                continue;
            }
            double worth = worth(column);
            if (worth > most || worth == most && movedAt[column] < movedAt[found]) {
                most = worth;
                found = column;
            }
        }
        return found;
    }

    private int bestOfAll() {
        int found = -1;
        double most = 0;
        for (int column = 0; column < model.columns(); column++) {
            if (!state.chosen[column] && lockedUntil[column] < step) {
                double worth = worth(column);
                if (worth > most || worth == most && found >= 0 && movedAt[column] < movedAt[found]) {
                    most = worth;
                    found = column;
                }
            }
        }
        return found;
    }

    /** What choosing a column gains, less what leaves with those it cannot stand beside, for its price. */
    private double worth(int column) {
        double gain = state.score[column];
        for (int other : model.conflicts()[column]) {
            gain -= state.chosen[other] ? state.score[other] : 0;
        }
        return gain / worthPrice(column);
    }
}
