package org.cityreach.siting.algorithm.median;

import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.algorithm.SolverRun;
import org.cityreach.siting.algorithm.feasibility.Feasibility;

/** Solves {@link Goal#P_MEDIAN} and {@link Goal#MAXIMAL_COVERING}. Capacities do not count. */
public final class MedianSolver implements SitingSolver {

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        SolverRun run = new SolverRun(problem.goal(), limits, progress);
        Shortfall shortfall = Feasibility.check(problem);
        if (shortfall != null) {
            return Plan.infeasible(shortfall, run.course());
        }
        MedianReduction reduction = MedianReduction.of(problem);
        MedianModel model = reduction.model();
        if (model == null) {
            return none(problem, run);
        }
        MedianSearch search = new MedianSearch(reduction, model, run);
        boolean proved = search.search();
        boolean meets = search.bestValue() <= reduction.limit();
        if (!meets) {
            return proved || search.bound() > reduction.limit()
                    ? none(problem, run)
                    : new Plan(
                            Plan.Outcome.UNDECIDED,
                            run.stop(false),
                            new int[0],
                            null,
                            Double.NaN,
                            reduction.bound(search.bound()),
                            run.course(),
                            null);
        }
        int[] option = reduction.options(search.best());
        Allocation allocation = Allocation.nearest(problem.pairs(), option);
        double objective = objective(problem, allocation);
        double bound = proved ? objective : reduction.bound(search.bound());
        boolean optimal = proved || Plan.gap(objective, bound) <= 1e-9;
        run.found(objective);
        run.bounded(bound);
        return new Plan(
                optimal ? Plan.Outcome.OPTIMAL : Plan.Outcome.FEASIBLE,
                run.stop(optimal),
                option,
                allocation,
                objective,
                optimal ? objective : bound,
                run.course(),
                null);
    }

    private static Plan none(SitingProblem problem, SolverRun run) {
        return Plan.infeasible(Feasibility.exhausted(problem), run.course());
    }

    /** The weight served, or the weighted distance, summed in the order of the demand. */
    private static double objective(SitingProblem problem, Allocation allocation) {
        boolean covering = problem.goal() == Goal.MAXIMAL_COVERING;
        double sum = 0;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                double weight = problem.weight()[demand] * allocation.share()[k];
                sum += covering
                        ? weight
                        : weight * problem.pairs().distance(demand, allocation.site()[k]);
            }
        }
        return sum;
    }
}
