package org.cityreach.siting.algorithm.cover;

import org.cityreach.siting.algorithm.LinearProgram;
import org.jspecify.annotations.Nullable;

/** A covering problem as a whole-number program: columns first, then the uncovered part of each row. */
final class CoverProgram {

    private CoverProgram() {}

    /**
     * The program.
     *
     * @param most a cover may cost, without the model's base; infinite for any
     */
    static LinearProgram of(CoverModel model, double most) {
        LinearProgram program = new LinearProgram();
        int columns = model.columns();
        for (int column = 0; column < columns; column++) {
            program.variable(0, 1, model.price()[column], true);
        }
        for (int row = 0; row < model.rows() && !model.whole(); row++) {
            program.variable(0, 1, 0, false);
        }
        for (int row = 0; row < model.rows(); row++) {
            program.row(1, Double.POSITIVE_INFINITY);
            for (int k = model.rowStart()[row]; k < model.rowStart()[row + 1]; k++) {
                program.add(model.rowColumn()[k], 1);
            }
            if (!model.whole()) {
                program.add(columns + row, 1);
            }
        }
        if (!model.whole() && model.rows() > 0) {
            double scale = scale(model);
            program.row(Double.NEGATIVE_INFINITY, model.slack() * scale);
            for (int row = 0; row < model.rows(); row++) {
                program.add(columns + row, model.weight()[row] * scale);
            }
        }
        addLimits(program, model, most);
        return program;
    }

    private static double scale(CoverModel model) {
        double largest = 0;
        for (double one : model.weight()) {
            largest = Math.max(largest, one);
        }
        return 1 / largest;
    }

    private static void addLimits(LinearProgram program, CoverModel model, double most) {
        double infinite = Double.POSITIVE_INFINITY;
        if (model.isScarce(true)) {
            addKind(program, model, true, model.mostNew());
        }
        if (model.isScarce(false)) {
            addKind(program, model, false, model.mostClosable());
        }
        if (model.hasBudget()) {
            program.row(-infinite, model.budget());
            addFactors(program, model.spend());
        }
        if (most < infinite) {
            program.row(-infinite, most);
            addFactors(program, model.price());
        }
        for (int column = 0; column < model.columns(); column++) {
            for (int other : model.conflicts()[column]) {
                if (other > column) {
                    program.row(-infinite, 1);
                    program.add(column, 1);
                    program.add(other, 1);
                }
            }
        }
    }

    private static void addKind(LinearProgram program, CoverModel model, boolean ofNew, int most) {
        program.row(Double.NEGATIVE_INFINITY, most);
        for (int column = 0; column < model.columns(); column++) {
            if (model.isNew()[column] == ofNew) {
                program.add(column, 1);
            }
        }
    }

    private static void addFactors(LinearProgram program, double[] factor) {
        for (int column = 0; column < factor.length; column++) {
            if (factor[column] != 0) {
                program.add(column, factor[column]);
            }
        }
    }

    /** The columns of a solution, rechecked against the model; null where it does not keep to it. */
    static int @Nullable [] read(CoverModel model, double[] values) {
        CoverState state = new CoverState(model);
        for (int column = 0; column < model.columns(); column++) {
            if (values[column] > 0.5) {
                if (state.hasConflict(column)) {
                    return null;
                }
                state.choose(column);
            }
        }
        return state.isComplete() && state.isWithinLimits() ? state.columns() : null;
    }
}
