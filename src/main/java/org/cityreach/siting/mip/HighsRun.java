package org.cityreach.siting.mip;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import java.lang.ref.Reference;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver.Answer;
import org.cityreach.siting.algorithm.MixedIntegerSolver.Stopped;
import org.cityreach.siting.algorithm.Plan;
import org.jspecify.annotations.Nullable;

/** One program in HiGHS; its native memory is given back when closed. For one thread. */
final class HighsRun implements AutoCloseable {

    private final HighsLibrary library;
    private final NativeLibrary functions;
    private final LinearProgram program;
    private final Pointer highs;
    private final boolean isMixed;

    HighsRun(HighsLibrary library, NativeLibrary functions, LinearProgram program) {
        this.library = library;
        this.functions = functions;
        this.program = program;
        boolean mixed = false;
        for (int variable = 0; variable < program.variableCount(); variable++) {
            mixed |= program.isWhole(variable);
        }
        this.isMixed = mixed;
        this.highs = library.Highs_create();
    }

    @Override
    public void close() {
        library.Highs_destroy(highs);
    }

    Answer solve(Limits limits, Stopped stopped) {
        set(limits);
        addVariables();
        addRows();
        if (program.start().length > 0) {
            check(library.Highs_setSolution(highs, program.start(), null, null, null), "start");
        }
        HighsLibrary.Watch watch = watch(stopped);
        check(library.Highs_setCallback(highs, watch, null), "callback");
        for (int type :
                new int[] {HighsLibrary.SIMPLEX_INTERRUPT, HighsLibrary.MIP_LOGGING, HighsLibrary.MIP_INTERRUPT}) {
            check(library.Highs_startCallback(highs, type), "callback");
        }
        int status = library.Highs_run(highs);
        Answer answer = status == HighsLibrary.ERROR ? undecided() : answer(limits.gap());
        Reference.reachabilityFence(watch);
        return answer;
    }

    private void set(Limits limits) {
        check(library.Highs_setBoolOptionValue(highs, "output_flag", 0), "output");
        check(library.Highs_setIntOptionValue(highs, "threads", 1), "threads");
        check(
                library.Highs_setIntOptionValue(highs, "random_seed", (int) Math.floorMod(limits.seed(), 1 << 30)),
                "seed");
        check(library.Highs_setDoubleOptionValue(highs, "time_limit", limits.seconds()), "time");
        check(library.Highs_setDoubleOptionValue(highs, "mip_rel_gap", limits.gap()), "gap");
        check(library.Highs_setDoubleOptionValue(highs, "mip_abs_gap", 0), "gap");
    }

    private void addVariables() {
        int count = program.variableCount();
        double[] lower = new double[count];
        double[] upper = new double[count];
        double[] cost = new double[count];
        int[] whole = new int[count];
        for (int variable = 0; variable < count; variable++) {
            lower[variable] = program.lower(variable);
            upper[variable] = program.upper(variable);
            cost[variable] = program.cost(variable);
            whole[variable] = program.isWhole(variable) ? HighsLibrary.WHOLE : HighsLibrary.CONTINUOUS;
        }
        if (count > 0) {
            check(library.Highs_addVars(highs, count, lower, upper), "variables");
            check(library.Highs_changeColsCostByRange(highs, 0, count - 1, cost), "costs");
        }
        if (isMixed) {
            check(library.Highs_changeColsIntegralityByRange(highs, 0, count - 1, whole), "whole variables");
        }
    }

    private void addRows() {
        int count = program.rowCount();
        if (count == 0) {
            return;
        }
        int entries = program.rowStart(count);
        double[] lower = new double[count];
        double[] upper = new double[count];
        int[] start = new int[count];
        int[] variable = new int[Math.max(1, entries)];
        double[] factor = new double[Math.max(1, entries)];
        for (int row = 0; row < count; row++) {
            lower[row] = program.rowLower(row);
            upper[row] = program.rowUpper(row);
            start[row] = program.rowStart(row);
        }
        for (int entry = 0; entry < entries; entry++) {
            variable[entry] = program.entryVariable(entry);
            factor[entry] = program.entryFactor(entry);
        }
        int status = functions
                .getFunction("Highs_addRows")
                .invokeInt(new Object[] {highs, count, lower, upper, entries, start, variable, factor});
        check(status, "rows");
    }

    private HighsLibrary.Watch watch(Stopped stopped) {
        return (int type, @Nullable Pointer message, Pointer out, Pointer in, @Nullable Pointer user) -> {
            if (type == HighsLibrary.MIP_LOGGING) {
                Pointer bound = library.Highs_getCallbackDataOutItem(out, "mip_dual_bound");
                if (bound != null && Double.isFinite(bound.getDouble(0))) {
                    stopped.bounded(bound.getDouble(0));
                }
            } else if (stopped.isStopped()) {
                in.setInt(0, 1);
            }
        };
    }

    private Answer answer(double gap) {
        int status = library.Highs_getModelStatus(highs);
        if (status == HighsLibrary.INFEASIBLE) {
            return new Answer(Plan.Outcome.INFEASIBLE, new double[0], Double.NaN, Double.POSITIVE_INFINITY);
        }
        IntByReference found = new IntByReference();
        library.Highs_getIntInfoValue(highs, "primal_solution_status", found);
        if (found.getValue() != HighsLibrary.FEASIBLE_SOLUTION) {
            Answer nothing = undecided();
            return isMixed ? new Answer(nothing.outcome(), nothing.values(), Double.NaN, bound()) : nothing;
        }
        double[] values = values();
        double objective = objective(values);
        boolean ended = status == HighsLibrary.OPTIMAL;
        // Without a gap the end of the search is the proof; the bound differs by its rounding only.
        if (ended && (!isMixed || gap == 0)) {
            return new Answer(Plan.Outcome.OPTIMAL, values, objective, objective);
        }
        double bound = isMixed ? Math.min(bound(), objective) : Double.NEGATIVE_INFINITY;
        boolean proved = ended && Plan.gap(objective, bound) <= 1e-9;
        return new Answer(proved ? Plan.Outcome.OPTIMAL : Plan.Outcome.FEASIBLE, values, objective, bound);
    }

    private double bound() {
        DoubleByReference bound = new DoubleByReference();
        library.Highs_getDoubleInfoValue(highs, "mip_dual_bound", bound);
        return bound.getValue();
    }

    private double[] values() {
        int count = program.variableCount();
        int rows = program.rowCount();
        double[] values = new double[count];
        library.Highs_getSolution(highs, values, new double[count], new double[rows], new double[rows]);
        for (int variable = 0; variable < count; variable++) {
            if (program.isWhole(variable)) {
                values[variable] = Math.rint(values[variable]);
            }
        }
        return values;
    }

    private double objective(double[] values) {
        double sum = 0;
        for (int variable = 0; variable < values.length; variable++) {
            sum += program.cost(variable) * values[variable];
        }
        return sum;
    }

    private static Answer undecided() {
        return new Answer(Plan.Outcome.UNDECIDED, new double[0], Double.NaN, Double.NEGATIVE_INFINITY);
    }

    private static void check(int status, String what) {
        if (status == HighsLibrary.ERROR) {
            throw new IllegalArgumentException("HiGHS does not take the " + what + " of this program");
        }
    }
}
