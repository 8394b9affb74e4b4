package org.cityreach.siting.algorithm;

/** Solves linear programs some of whose variables are whole. The port to a library; safe for use by many threads. */
public interface MixedIntegerSolver {

    /** Whether it can solve at all: a library's native part may be missing on a platform. */
    default boolean isAvailable() {
        return true;
    }

    /**
     * Solves a program as far as the run allows; its objective and bound are the program's own, so the run
     * hears of them from the caller.
     */
    Answer solve(LinearProgram program, Limits limits, Stopped stopped);

    /** Asked now and then whether to stop, and told how far it is; called by the thread that solves. */
    @FunctionalInterface
    interface Stopped {
        boolean isStopped();

        /** The least that is proved of the objective so far; may be told again. */
        default void bounded(double bound) {}
    }

    /**
     * What was found.
     *
     * @param values by variable; empty where no solution was found
     * @param objective NaN where no solution was found
     * @param bound minus infinite where nothing is proved; programs are minimised
     */
    record Answer(Plan.Outcome outcome, double[] values, double objective, double bound) {}
}
