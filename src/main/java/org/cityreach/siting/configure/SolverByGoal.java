package org.cityreach.siting.configure;

import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.algorithm.median.MedianSolver;

/** Hands each problem to the solver of its goal. Safe for use by many threads. */
public final class SolverByGoal implements SitingSolver {

    private final SitingSolver median = new MedianSolver();

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        return switch (problem.goal()) {
            case P_MEDIAN, MAXIMAL_COVERING -> median.solve(problem, limits, progress);
            default -> throw Fault.invalid("no-solver-yet", "problem", problem.goal(), "p-median, maximal-covering");
        };
    }
}
