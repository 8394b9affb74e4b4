package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;

/**
 * A lower bound of a covering problem's price: the rows' demands are priced instead of enforced, the prices
 * are made better step by step (Lagrangian relaxation with subgradients, as Beasley 1990 and Caprara,
 * Fischetti and Toth 1999). Weight that may stay uncovered is a continuous knapsack inside, limits of
 * numbers are kept exactly, a budget is priced too; conflicts are left out. Approaches the bound of the
 * linear relaxation. Not for use by several threads.
 */
final class CoverBound {

    private static final int REVIEW = 20;
    private static final double SMALLEST_STRIDE = 1e-4;

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
        double stride = 0.3;
        double best = Double.NEGATIVE_INFINITY;
        double reviewBest = Double.NEGATIVE_INFINITY;
        double reviewWorst = Double.POSITIVE_INFINITY;
        Arrays.fill(direction, 0);
        for (int step = 0; step < steps; step++) {
            double bound = evaluate();
            if (bound > best) {
                best = bound;
                keep();
            }
            if (best >= enough || bound == Double.POSITIVE_INFINITY) {
                break;
            }
            reviewBest = Math.max(reviewBest, bound);
            reviewWorst = Math.min(reviewWorst, bound);
            if (step % REVIEW == REVIEW - 1) {
                double spread = (reviewBest - reviewWorst) / Math.max(1e-12, Math.abs(best));
                if (spread > 0.01 || reviewBest < best) {
                    stride *= 0.6;
                } else if (spread < 0.001) {
                    stride *= 1.5;
                }
                reviewBest = Double.NEGATIVE_INFINITY;
                reviewWorst = Double.POSITIVE_INFINITY;
                if (stride < SMALLEST_STRIDE) {
                    break;
                }
            }
            if (!stride(stride, Math.max(upper, best + 1e-3 * Math.abs(best)) - bound)) {
                break;
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

    /** One step along the subgradient; false where it is 0, so that the bound is the best there is. */
    private boolean stride(double stride, double missing) {
        for (int column = 0; column < lean.length; column++) {
            lean[column] += 0.05 * ((picked[column] ? 1 : 0) - lean[column]);
        }
        double norm = 0;
        for (int row = 0; row < direction.length; row++) {
            double one = covered[row] > 0 ? 0 : 1;
            if (one > 0) {
                for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
                    one -= picked[model.rowColumn()[k]] ? 1 : 0;
                }
                one -= model.whole() ? 0 : unserved[row];
                one = worth[row] <= 0 && one < 0 ? 0 : one;
            }
            direction[row] = 0.75 * one + 0.25 * direction[row];
            norm += direction[row] * direction[row];
        }
        double scale = 1;
        if (model.hasBudget()) {
            scale = 1 / Math.max(1e-9, Math.abs(model.budget()));
            double one = budgetPrice <= 0 && overspent < 0 ? 0 : overspent * scale;
            norm += one * one;
        }
        if (norm < 1e-18) {
            return false;
        }
        double length = stride * missing / norm;
        for (int row = 0; row < direction.length; row++) {
            worth[row] = covered[row] > 0 ? worth[row] : Math.max(0, worth[row] + length * direction[row]);
        }
        if (model.hasBudget()) {
            budgetPrice = Math.max(0, budgetPrice + length * overspent * scale * scale);
        }
        return true;
    }
}
