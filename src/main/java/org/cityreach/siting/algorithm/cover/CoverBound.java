package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;

/**
 * A lower bound of a covering problem's price: the rows' demands are priced instead of enforced, the prices
 * are made better step by step (Lagrangian relaxation by the volume algorithm: Barahona and Anbil 2000). Weight that may stay uncovered is a continuous knapsack inside, limits of
 * numbers are kept exactly, a budget is priced too; conflicts are left out. Approaches the bound of the
 * linear relaxation. Not for use by several threads.
 */
final class CoverBound {

    private static final double FIRST_STRIDE = 0.2;
    private static final double MOST_STRIDE = 2;
    private static final double SMALLEST_STRIDE = 1e-5;
    private static final double AVERAGING = 0.05;
    private static final double NEAR = 0.95;
    private static final int PATIENCE = 10;

    final CoverModel model;
    /** By column: 1 chosen, -1 left out, 0 open. */
    final byte[] decided;
    /** By row: how many chosen columns cover it. */
    final int[] covered;
    /** By row, what covering it is worth. */
    double[] worth;
    /** By column, at the best worths. */
    final double[] reduced;

    double budgetPrice;
    /** By column: how often the last steps chose it, 0 to 1. */
    final double[] lean;
    /** Where the numbers were limiting, so that reduced prices tell nothing of leaving a column out. */
    boolean isCut;

    private final double[] bestWorth;
    private double bestBudgetPrice;
    private final double[] now;
    private final double[] direction;
    private final double[] unserved;
    private final boolean[] picked;
    private final int[] order;
    private final KnapsackSplit split;
    private boolean nowCut;
    private double overspent;
    private double budgetDirection;

    CoverBound(CoverModel model) {
        this.model = model;
        this.decided = new byte[model.columns()];
        this.covered = new int[model.rows()];
        this.worth = new double[model.rows()];
        this.bestWorth = new double[model.rows()];
        this.reduced = new double[model.columns()];
        this.lean = new double[model.columns()];
        this.now = new double[model.columns()];
        this.direction = new double[model.rows()];
        this.unserved = new double[model.rows()];
        this.picked = new boolean[model.columns()];
        this.order = new int[model.columns()];
        this.split = new KnapsackSplit(model.weight());
        for (int row = 0; row < model.rows(); row++) {
            double least = Double.POSITIVE_INFINITY;
            for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
                int column = model.rowColumn()[k];
                int size = model.columnStart()[column + 1] - model.columnStart()[column];
                least = Math.min(least, Math.max(0, model.price()[column]) / size);
            }
            worth[row] = least == Double.POSITIVE_INFINITY ? 0 : least;
        }
    }

    /**
     * Makes the bound better.
     *
     * @param steps at most
     * @param upper a price that is known to be possible, or a guess
     * @param enough a bound from which on nothing more is asked
     * @return the best bound of these steps, without the model's base
     */
    double improve(int steps, double upper, double enough) {
        double stride = FIRST_STRIDE;
        double best = evaluate();
        keep();
        double target = upper;
        int idle = 0;
        subgradient(1);
        for (int step = 1; step < steps && best < enough && stride > SMALLEST_STRIDE; step++) {
            target = best > NEAR * target ? best + (1 - NEAR) * Math.max(Math.abs(best), 1e-3) : target;
            if (!stride(stride, Math.max(target, upper) - best)) {
                break;
            }
            double bound = evaluate();
            boolean onward = subgradient(AVERAGING);
            if (bound > best) {
                stride = Math.min(MOST_STRIDE, onward ? 1.2 * stride : stride);
                idle = bound - best < 1e-4 * Math.abs(best) ? idle + 1 : 0;
                best = bound;
                keep();
            } else if (++idle >= PATIENCE) {
                stride *= 0.66;
                idle = 0;
            }
        }
        System.arraycopy(bestWorth, 0, worth, 0, worth.length);
        budgetPrice = bestBudgetPrice;
        return best;
    }

    private void keep() {
        System.arraycopy(worth, 0, bestWorth, 0, worth.length);
        System.arraycopy(now, 0, reduced, 0, now.length);
        bestBudgetPrice = budgetPrice;
        isCut = nowCut;
    }

    /** The bound at the present worths. */
    private double evaluate() {
        double bound = 0;
        double spent = 0;
        int mostNew = model.mostNew();
        int mostClosable = model.mostClosable();
        for (int column = 0; column < now.length; column++) {
            now[column] = model.price()[column] + budgetPrice * model.spend()[column];
            picked[column] = decided[column] > 0;
            if (decided[column] > 0) {
                bound += model.price()[column];
                spent += model.spend()[column];
                mostNew -= model.isNew()[column] ? 1 : 0;
                mostClosable -= model.isNew()[column] ? 0 : 1;
            }
        }
        for (int row = 0; row < worth.length; row++) {
            if (covered[row] == 0) {
                double one = worth[row];
                bound += one;
                if (one != 0) {
                    for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
                        now[model.rowColumn()[k]] -= one;
                    }
                }
            }
        }
        nowCut = false;
        bound += pick(true, mostNew) + pick(false, mostClosable);
        if (model.hasBudget()) {
            bound -= budgetPrice * (model.budget() - spent);
            overspent = spent - model.budget();
            for (int column = 0; column < now.length; column++) {
                overspent += picked[column] && decided[column] == 0 ? model.spend()[column] : 0;
            }
        }
        if (!model.whole()) {
            bound -= split.fill(worth, covered, model.slack(), unserved);
        }
        return bound;
    }

    /** Chooses the open columns of a kind whose reduced price is below 0, as many as may be. */
    private double pick(boolean ofNew, int most) {
        int count = 0;
        double sum = 0;
        for (int column = 0; column < now.length; column++) {
            if (decided[column] == 0 && model.isNew()[column] == ofNew && now[column] < 0) {
                order[count++] = column;
                sum += now[column];
                picked[column] = true;
            }
        }
        if (count <= most) {
            return sum;
        }
        nowCut = true;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = now[order[i]];
            picked[order[i]] = false;
        }
        Arrays.sort(values);
        double limit = most <= 0 ? Double.NEGATIVE_INFINITY : values[most - 1];
        sum = 0;
        int left = most;
        for (int i = 0; i < count && left > 0; i++) {
            if (now[order[i]] <= limit) {
                picked[order[i]] = true;
                sum += now[order[i]];
                left--;
            }
        }
        return sum;
    }

    /**
     * Takes the present choice into the averaged one, and its subgradient into the averaged direction.
     *
     * @return whether the new subgradient points the same way as the average
     */
    private boolean subgradient(double part) {
        for (int column = 0; column < lean.length; column++) {
            lean[column] += part * ((picked[column] ? 1 : 0) - lean[column]);
        }
        double along = 0;
        for (int row = 0; row < direction.length; row++) {
            if (covered[row] > 0) {
                direction[row] = 0;
                continue;
            }
            double one = model.whole() ? 1 : 1 - unserved[row];
            for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
                one -= picked[model.rowColumn()[k]] ? 1 : 0;
            }
            along += one * direction[row];
            direction[row] += part * (one - direction[row]);
        }
        if (model.hasBudget()) {
            double one = overspent / Math.max(1e-9, Math.abs(model.budget()));
            budgetDirection += part * (one - budgetDirection);
        }
        return along > 0;
    }

    /** One step from the best worths along the averaged direction; false where that is 0. */
    private boolean stride(double stride, double missing) {
        double norm = 0;
        for (int row = 0; row < direction.length; row++) {
            double one = bestWorth[row] <= 0 && direction[row] < 0 ? 0 : direction[row];
            norm += one * one;
        }
        double one = bestBudgetPrice <= 0 && budgetDirection < 0 ? 0 : budgetDirection;
        norm += one * one;
        if (norm < 1e-18) {
            return false;
        }
        double length = stride * missing / norm;
        for (int row = 0; row < direction.length; row++) {
            worth[row] = covered[row] > 0 ? bestWorth[row] : Math.max(0, bestWorth[row] + length * direction[row]);
        }
        if (model.hasBudget()) {
            double scale = 1 / Math.max(1e-9, Math.abs(model.budget()));
            budgetPrice = Math.max(0, bestBudgetPrice + length * budgetDirection * scale);
        }
        return true;
    }
}
