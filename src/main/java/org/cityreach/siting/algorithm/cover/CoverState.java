package org.cityreach.siting.algorithm.cover;

import java.util.Arrays;

/**
 * A choice of columns that changes one at a time, with what each closed column would gain and each chosen
 * one would lose. A change costs the pairs of the column's rows that become bare, covered once, or covered
 * twice. Not for use by several threads.
 */
final class CoverState {

    final CoverModel model;
    final boolean[] chosen;
    /** By row: chosen columns that cover it. */
    final int[] cover;
    /** By column: penalty of the rows that become covered by choosing it, or bare by dropping it. */
    final double[] score;
    /** By row: what it counts. */
    final double[] penalty;

    final int[] bare;
    int bareCount;
    double price;
    double spend;
    int newCount;
    int closableCount;

    private double bareWeight;
    private final int[] coverSum;
    private final int[] bareAt;

    CoverState(CoverModel model) {
        this.model = model;
        this.chosen = new boolean[model.columns()];
        this.cover = new int[model.rows()];
        this.coverSum = new int[model.rows()];
        this.score = new double[model.columns()];
        this.penalty = new double[model.rows()];
        this.bare = new int[model.rows()];
        this.bareAt = new int[model.rows()];
        Arrays.fill(penalty, 1);
        if (!model.whole()) {
            System.arraycopy(model.weight(), 0, penalty, 0, penalty.length);
        }
        for (int row = 0; row < model.rows(); row++) {
            bare[row] = row;
            bareAt[row] = row;
            raise(row, penalty[row]);
        }
        bareCount = model.rows();
        bareWeight();
    }

    /** Whether enough is covered. */
    boolean isComplete() {
        if (bareCount == 0 || model.whole()) {
            return bareCount == 0;
        }
        return bareWeight <= model.slack() + 1e-6 * Math.abs(model.slack()) && bareWeight() <= model.slack();
    }

    /** Summed anew, so that it does not drift. */
    double bareWeight() {
        double sum = 0;
        for (int i = 0; i < bareCount; i++) {
            sum += model.weight()[bare[i]];
        }
        bareWeight = sum;
        return sum;
    }

    boolean isWithinLimits() {
        return newCount <= model.mostNew() && closableCount <= model.mostClosable() && spend <= model.budget();
    }

    boolean hasConflict(int column) {
        for (int other : model.conflicts()[column]) {
            if (chosen[other]) {
                return true;
            }
        }
        return false;
    }

    void choose(int column) {
        count(column, 1);
        chosen[column] = true;
        double own = 0;
        for (int k = model.columnStart()[column]; k < model.columnStart()[column + 1]; k++) {
            int row = model.columnRow()[k];
            cover[row]++;
            if (cover[row] == 1) {
                raise(row, -penalty[row]);
                own += penalty[row];
                unbare(row);
            } else if (cover[row] == 2) {
                score[coverSum[row]] -= penalty[row];
            }
            coverSum[row] += column;
        }
        score[column] = own;
    }

    void drop(int column) {
        count(column, -1);
        chosen[column] = false;
        double own = 0;
        for (int k = model.columnStart()[column]; k < model.columnStart()[column + 1]; k++) {
            int row = model.columnRow()[k];
            cover[row]--;
            coverSum[row] -= column;
            if (cover[row] == 0) {
                raise(row, penalty[row]);
                own += penalty[row];
                bareAt[row] = bareCount;
                bare[bareCount++] = row;
                bareWeight += model.weight()[row];
            } else if (cover[row] == 1) {
                score[coverSum[row]] += penalty[row];
            }
        }
        score[column] = own;
    }

    /** Counts rows anew; nothing may be chosen. */
    void count(double[] penalties) {
        for (int row = 0; row < penalties.length; row++) {
            raise(row, penalties[row] - penalty[row]);
            penalty[row] = penalties[row];
        }
    }

    /** Makes bare rows count more. */
    void raiseBare(double by) {
        for (int i = 0; i < bareCount; i++) {
            penalty[bare[i]] += by;
            raise(bare[i], by);
        }
    }

    private void raise(int row, double by) {
        for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
            score[model.rowColumn()[k]] += by;
        }
    }

    private void unbare(int row) {
        bareWeight -= model.weight()[row];
        int last = bare[--bareCount];
        bare[bareAt[row]] = last;
        bareAt[last] = bareAt[row];
    }

    private void count(int column, int sign) {
        price += sign * model.price()[column];
        spend += sign * model.spend()[column];
        if (model.isNew()[column]) {
            newCount += sign;
        } else {
            closableCount += sign;
        }
    }

    int[] columns() {
        int[] all = new int[chosen.length];
        int count = 0;
        for (int column = 0; column < chosen.length; column++) {
            if (chosen[column]) {
                all[count++] = column;
            }
        }
        return Arrays.copyOf(all, count);
    }
}
