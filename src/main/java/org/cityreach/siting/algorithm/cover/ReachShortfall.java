package org.cityreach.siting.algorithm.cover;

import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SolverRun;
import org.cityreach.siting.algorithm.feasibility.Feasibility;
import org.jspecify.annotations.Nullable;

/**
 * Why no plan reaches what it must, told after a search that ended without one: how many new sites would be
 * needed were there no budget, or how much money were it not limited. For goals without capacities that
 * must serve all demand or a share of it. What is needed is exact where that search ends in the run's time,
 * else a lower bound.
 */
public final class ReachShortfall {

    private ReachShortfall() {}

    public static Shortfall explain(SitingProblem problem, SolverRun run, @Nullable MixedIntegerSolver library) {
        Shortfall plain = Feasibility.exhausted(problem);
        if (plain.reason() != Reason.NO_COMBINATION) {
            return plain;
        }
        Rules rules = problem.rules();
        double budget = Double.POSITIVE_INFINITY;
        double share = problem.goal() == Goal.SET_COVERING ? rules.share() : 1;
        Rules anyNumber = new Rules(Rules.NO_LIMIT, rules.mostClosable(), budget, share, false, false);
        double fewest = least(problem, anyNumber, run, library);
        if (fewest > rules.mostNew()) {
            double needed = fewest == Double.POSITIVE_INFINITY ? Double.NaN : fewest;
            return new Shortfall(Reason.NOT_ENOUGH_REACH, new int[0], new int[0], needed, rules.mostNew());
        }
        Rules anyCost = new Rules(rules.mostNew(), rules.mostClosable(), budget, share, true, false);
        double cheapest = least(problem, anyCost, run, library);
        if (cheapest > SetCoveringSolver.loosened(rules.budget())) {
            double needed = cheapest == Double.POSITIVE_INFINITY ? Double.NaN : cheapest;
            Reason reason = Double.isNaN(needed) ? Reason.NO_COMBINATION : Reason.BUDGET_SHORT;
            double available = Double.isNaN(needed) ? Double.NaN : rules.budget();
            return new Shortfall(reason, new int[0], new int[0], needed, available);
        }
        return plain;
    }

    private static double least(
            SitingProblem problem, Rules rules, SolverRun run, @Nullable MixedIntegerSolver library) {
        SitingProblem other =
                new SitingProblem(Goal.SET_COVERING, problem.weight(), problem.pairs(), problem.sites(), rules);
        CoverEngine.Answer answer = new CoverEngine(
                        Models.ofCovering(other), Double.POSITIVE_INFINITY, CoverEngine.Effort.FULL, run, library)
                .solve();
        return answer.proved() && answer.sites() == null ? Double.POSITIVE_INFINITY : answer.bound();
    }
}
