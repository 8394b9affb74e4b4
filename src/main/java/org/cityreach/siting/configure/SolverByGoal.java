package org.cityreach.siting.configure;

import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.algorithm.capacity.CapacitySolver;
import org.cityreach.siting.algorithm.cover.CentreSolver;
import org.cityreach.siting.algorithm.cover.SetCoveringSolver;
import org.cityreach.siting.algorithm.median.MedianSolver;

/** Hands each problem to the solver of its goal. Safe for use by many threads. */
public final class SolverByGoal implements SitingSolver {

    private final SitingSolver median = new MedianSolver();
    private final SitingSolver covering;
    private final SitingSolver centre;
    private final SitingSolver capacity;

    /** With a library for what the solvers' own search does not close. */
    public SolverByGoal(MixedIntegerSolver library) {
        covering = new SetCoveringSolver(library);
        centre = new CentreSolver(library);
        capacity = new CapacitySolver(library);
    }

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        SitingSolver solver = switch (problem.goal()) {
            case P_MEDIAN, MAXIMAL_COVERING -> median;
            case SET_COVERING -> covering;
            case P_CENTRE -> centre;
            case CAPACITATED_P_MEDIAN, CAPACITATED_MAXIMAL_COVERING -> capacity;
        };
        return solver.solve(problem, limits, progress);
    }
}
