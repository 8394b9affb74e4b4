package org.cityreach.siting.algorithm.cover;

import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.algorithm.SolverRun;
import org.cityreach.siting.algorithm.feasibility.Feasibility;
import org.cityreach.siting.algorithm.feasibility.PlanFigures;
import org.jspecify.annotations.Nullable;

/**
 * The fewest new sites, or the least cost, for all demand or a share of its weight within reach (Toregas,
 * Swain, ReVelle and Bergman 1971), with existing sites, limits of numbers, a budget and sites that may
 * not stand together. Exact where the search ends in time, else a plan and a bound. Sites open in their
 * cheapest option. Of equally good plans one that reaches more weight is sought, then one with less
 * weighted distance; that is not proved. Existing sites close only where the rules or the objective ask
 * for it. Safe for use by many threads.
 */
public final class SetCoveringSolver implements SitingSolver {

    private final @Nullable MixedIntegerSolver library;

    /** With a library for what branch and bound does not close; null for none. */
    public SetCoveringSolver(@Nullable MixedIntegerSolver library) {
        this.library = library;
    }

    @Override
    public Plan solve(SitingProblem problem, Limits limits, Progress progress) {
        if (problem.goal() != Goal.SET_COVERING) {
            throw new IllegalArgumentException("goal " + problem.goal() + "; allowed: SET_COVERING");
        }
        SolverRun run = new SolverRun(problem.goal(), limits, progress);
        Shortfall shortfall = Feasibility.check(problem);
        if (shortfall != null) {
            return Plan.infeasible(shortfall, run.course());
        }
        run.stage("covering");
        boolean byCost = problem.rules().byCost();
        double cutoff =
                byCost ? loosened(problem.rules().budget()) : problem.rules().mostNew();
        CoverEngine.Answer answer = new CoverEngine(
                        Models.ofCovering(problem),
                        cutoff == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : cutoff,
                        CoverEngine.Effort.FULL,
                        run,
                        library,
                        run::found,
                        run::bounded)
                .solve();
        int[] sites = answer.sites();
        if (sites == null) {
            return answer.proved()
                    ? Plan.infeasible(ReachShortfall.explain(problem, run, library), run.course())
                    : none(run);
        }
        run.bounded(answer.bound());
        return plan(problem, run, sites, answer);
    }

    static double loosened(double budget) {
        return budget + 1e-9 * Math.abs(budget);
    }

    /** No plan and no proof. */
    static Plan none(SolverRun run) {
        run.progress().checkCancelled();
        return new Plan(
                Plan.Outcome.UNDECIDED, run.stop(false), new int[0], null, Double.NaN, run.bound(), run.course(), null);
    }

    private static Plan plan(SitingProblem problem, SolverRun run, int[] sites, CoverEngine.Answer answer) {
        run.stage("shortening-ways");
        boolean byCost = problem.rules().byCost();
        double[] price = new double[problem.sites().count()];
        for (int one = 0; one < price.length; one++) {
            Sites all = problem.sites();
            double cost = all.cost()[one][Models.cheapest(all, one)] - all.closingCost()[one];
            price[one] = byCost ? cost : all.state()[one].isNew() ? 1 : 0;
        }
        boolean whole = problem.rules().share() == 1;
        int[] option = new ShorterWays(problem, Double.POSITIVE_INFINITY, price, whole, run)
                .improve(Models.options(problem.sites(), sites));
        double objective = objective(problem, option);
        double bound = answer.proved() ? objective : Math.min(objective, answer.bound());
        boolean proved = answer.proved() || Plan.gap(objective, bound) <= 1e-9;
        return new Plan(
                proved ? Plan.Outcome.OPTIMAL : Plan.Outcome.FEASIBLE,
                run.stop(proved),
                option,
                Allocation.nearest(problem.pairs(), option),
                objective,
                bound,
                run.course(),
                null);
    }

    private static double objective(SitingProblem problem, int[] option) {
        if (problem.rules().byCost()) {
            return problem.sites().cost(option);
        }
        return PlanFigures.newSites(problem.sites(), option);
    }
}
