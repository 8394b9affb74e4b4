package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Searches all covers by branch and bound, depth first: a column is chosen, then left out; what cannot be
 * better by {@link CoverBound} is not looked at; what follows from limits, conflicts and reduced prices is
 * decided at once. Exact when it comes to its end. Not for use by several threads.
 */
final class CoverTree {

    private static final int ROOT_STEPS = 300;
    private static final int NODE_STEPS = 25;
    private static final int MOST_ROUNDS = 4;
    private static final double TOLERANCE = 1e-7;

    private final CoverModel model;
    private final CoverBound bound;
    private final BooleanSupplier stopped;
    private final double step;
    private final boolean firstIsEnough;
    private final int[] free;
    private final int[] trail;
    private final int[] forced;
    private int trailed;
    private int forcedCount;
    private int newCount;
    private int closableCount;
    private double price;
    private double spend;
    private double least;
    private double bareWeight;
    private double lostWeight;
    private int bareCount;
    private double target;
    private long workLeft;
    private boolean cut;
    private int @Nullable [] best;
    private double bestPrice = Double.POSITIVE_INFINITY;

    /**
     * A search for covers.
     *
     * @param target the most a cover may cost to be of use, without the model's base
     * @param firstIsEnough whether any such cover will do
     */
    CoverTree(CoverModel model, CoverBound bound, double target, boolean firstIsEnough, BooleanSupplier stopped) {
        this.model = model;
        this.bound = bound;
        this.target = target;
        this.firstIsEnough = firstIsEnough;
        this.stopped = stopped;
        this.step = model.step();
        this.free = new int[model.rows()];
        this.trail = new int[model.columns()];
        this.forced = new int[model.rows()];
        for (int row = 0; row < free.length; row++) {
            free[row] = model.rowStart()[row + 1] - model.rowStart()[row];
            bareWeight += model.weight()[row];
        }
        this.bareCount = free.length;
        for (double one : model.spend()) {
            least += model.hasBudget() ? Math.min(0, one) : 0;
        }
    }

    int @Nullable [] best() {
        return best;
    }

    double bestPrice() {
        return bestPrice;
    }

    /** Searches until the end, so much work, or being stopped; whether it came to its end. */
    boolean search(long work) {
        workLeft = work;
        visit(0);
        return !cut;
    }

    private boolean isDone() {
        return cut || firstIsEnough && best != null;
    }

    private void visit(int depth) {
        int mark = trailed;
        double[] worth = bound.worth.clone();
        double budgetPrice = bound.budgetPrice;
        while (!isDone()) {
            if (workLeft <= 0 || stopped.getAsBoolean()) {
                cut = true;
                break;
            }
            if (!narrow(depth)) {
                break;
            }
            int column = bareCount > 0 && model.whole() ? ofHardestRow() : ofLean();
            if (column < 0) {
                record();
                break;
            }
            int here = trailed;
            if (decide(column, 1)) {
                visit(depth + 1);
            }
            undo(here);
            System.arraycopy(worth, 0, bound.worth, 0, worth.length);
            bound.budgetPrice = budgetPrice;
            if (isDone() || !decide(column, -1)) {
                break;
            }
        }
        undo(mark);
    }

    /** Decides what follows; false where nothing below this node is of use. */
    private boolean narrow(int depth) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!keepLimits()) {
                return false;
            }
            int steps = depth == 0 ? ROOT_STEPS : NODE_STEPS;
            double upper = target + Math.max(step, 1e-3 * Math.abs(target));
            double enough = target + slightly();
            double value = bound.improve(steps, upper, enough);
            workLeft -= (long) steps * (model.rowColumn().length + model.columns());
            if (value > enough) {
                return false;
            }
            int before = trailed;
            if (!fix(value, enough)) {
                return false;
            }
            if (trailed == before) {
                return true;
            }
        }
        return keepLimits();
    }

    private double slightly() {
        return TOLERANCE * Math.max(1, Math.abs(target));
    }

    private boolean fix(double value, double enough) {
        for (int column = 0; column < model.columns(); column++) {
            if (bound.decided[column] == 0) {
                double reduced = bound.reduced[column];
                if (reduced > 0 && value + reduced > enough && !decide(column, -1)) {
                    return false;
                }
                boolean needed = reduced < 0 && !bound.isCut && value - reduced > enough;
                if (bound.decided[column] == 0 && needed && !decide(column, 1)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean keepLimits() {
        boolean again = true;
        while (again) {
            again = false;
            for (int column = 0; column < model.columns(); column++) {
                if (bound.decided[column] == 0) {
                    boolean full =
                            model.isNew()[column] ? newCount >= model.mostNew() : closableCount >= model.mostClosable();
                    double more = Math.max(0, model.spend()[column]);
                    boolean dear = model.hasBudget() && spend + least + more > model.budget();
                    if (full || dear) {
                        again = true;
                        if (!decide(column, -1)) {
                            return false;
                        }
                    }
                }
            }
        }
        return !model.hasBudget() || spend + least <= model.budget();
    }

    /** Decides a column and what rows and conflicts force then; false where that is impossible. */
    private boolean decide(int column, int way) {
        forcedCount = 0;
        boolean possible = set(column, way);
        while (possible && forcedCount > 0) {
            int row = forced[--forcedCount];
            if (bound.covered[row] == 0 && free[row] == 1) {
                possible = set(onlyFree(row), 1);
            }
        }
        return possible;
    }

    private int onlyFree(int row) {
        int k = model.rowStart()[row];
        while (bound.decided[model.rowColumn()[k]] != 0) {
            k++;
        }
        return model.rowColumn()[k];
    }

    private boolean set(int column, int way) {
        if (bound.decided[column] != 0) {
            return bound.decided[column] == way;
        }
        bound.decided[column] = (byte) way;
        trail[trailed++] = column;
        count(column, way, 1);
        boolean possible = true;
        for (int k = model.columnStart()[column]; k < model.columnStart()[column + 1]; k++) {
            int row = model.columnRow()[k];
            free[row]--;
            if (way > 0) {
                if (bound.covered[row]++ == 0) {
                    bareCount--;
                    bareWeight -= model.weight()[row];
                }
            } else if (bound.covered[row] == 0 && free[row] == 0) {
                lostWeight += model.weight()[row];
                possible &= !model.whole() && lostWeight <= model.slack() + 1e-9 * model.slack();
            } else if (bound.covered[row] == 0 && free[row] == 1 && model.whole()) {
                forced[forcedCount++] = row;
            }
        }
        possible &= newCount <= model.mostNew() && closableCount <= model.mostClosable();
        if (way > 0) {
            for (int other : model.conflicts()[column]) {
                possible &= set(other, -1);
            }
        }
        return possible;
    }

    private void count(int column, int way, int sign) {
        if (way > 0) {
            price += sign * model.price()[column];
            spend += sign * model.spend()[column];
            newCount += model.isNew()[column] ? sign : 0;
            closableCount += model.isNew()[column] ? 0 : sign;
        }
        least -= model.hasBudget() ? sign * Math.min(0, model.spend()[column]) : 0;
    }

    private void undo(int mark) {
        while (trailed > mark) {
            int column = trail[--trailed];
            int way = bound.decided[column];
            bound.decided[column] = 0;
            count(column, way, -1);
            for (int k = model.columnStart()[column]; k < model.columnStart()[column + 1]; k++) {
                int row = model.columnRow()[k];
                if (way > 0) {
                    if (--bound.covered[row] == 0) {
                        bareCount++;
                        bareWeight += model.weight()[row];
                    }
                } else if (bound.covered[row] == 0 && free[row] == 0) {
                    lostWeight -= model.weight()[row];
                }
                free[row]++;
            }
        }
    }

    /** The cheapest open column of the bare row that has the fewest. */
    private int ofHardestRow() {
        int hardest = -1;
        for (int row = 0; row < free.length; row++) {
            if (bound.covered[row] == 0
                    && (hardest < 0
                            || free[row] < free[hardest]
                            || free[row] == free[hardest] && bound.worth[row] > bound.worth[hardest])) {
                hardest = row;
            }
        }
        int found = -1;
        for (int k = model.rowStart()[hardest]; k < model.rowStart()[hardest + 1]; k++) {
            int column = model.rowColumn()[k];
            boolean better = bound.decided[column] == 0 && (found < 0 || bound.reduced[column] < bound.reduced[found]);
            found = better ? column : found;
        }
        return found;
    }

    /** The open column about which the bound is least decided; -1 where nothing needs to be decided. */
    private int ofLean() {
        boolean enough = isEnough();
        int found = -1;
        double most = -1;
        for (int column = 0; column < model.columns(); column++) {
            boolean saves = model.price()[column] < 0 || model.hasBudget() && model.spend()[column] < 0;
            if (bound.decided[column] == 0 && (!enough || saves)) {
                double lean = Math.min(bound.lean[column], 1 - bound.lean[column]);
                if (lean > most || lean == most && bound.reduced[column] < bound.reduced[found]) {
                    most = lean;
                    found = column;
                }
            }
        }
        return found;
    }

    private boolean isEnough() {
        return model.whole() ? bareCount == 0 : bareWeight <= model.slack();
    }

    private void record() {
        boolean kept = isEnough() && spend <= model.budget() && price <= target + slightly();
        if (kept && price < bestPrice) {
            bestPrice = price;
            int[] chosen = Arrays.copyOf(trail, trailed);
            best = Arrays.stream(chosen)
                    .filter(column -> bound.decided[column] > 0)
                    .sorted()
                    .toArray();
            target = Math.min(target, price - (step > 0 ? step : 2 * slightly()));
        }
    }
}
