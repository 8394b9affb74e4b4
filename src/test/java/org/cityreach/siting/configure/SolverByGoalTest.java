package org.cityreach.siting.configure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Enumeration;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.PlanCheck;
import org.cityreach.siting.algorithm.SeededProblems;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.SitingSolver;
import org.cityreach.siting.mip.HighsSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Slow independent implementation: enumeration of every choice of sites that the rules allow, for every goal as the service solves it. */
class SolverByGoalTest {

    private static final int SEEDS = 200;
    private static final int TABLES = 3;

    private final SitingSolver solver = new SolverByGoal(new HighsSolver());

    @ParameterizedTest
    @EnumSource
    void twoHundredSmallProblemsAreProvedAsEnumerationHasThem(Goal goal) {
        List<String> faults = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            compare(SeededProblems.small(goal, seed), "seed " + seed, faults);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tablesOf205DemandsAnd16SitesAreProvedAsEnumerationHasThem(Goal goal) {
        List<String> faults = new ArrayList<>();
        for (long seed = 1; seed <= TABLES; seed++) {
            compare(SeededProblems.table(goal, seed), "table " + seed, faults);
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thePlanIsTheSameOnOneThreadAndOnTwo(Goal goal) {
        for (long seed = 1; seed <= TABLES; seed++) {
            SitingProblem problem = SeededProblems.table(goal, seed);
            Plan one = solver.solve(problem, new Limits(60, 0, 7, 1), Progress.NONE);
            Plan two = solver.solve(problem, new Limits(60, 0, 7, 2), Progress.NONE);
            assertThat(Arrays.toString(two.option())).isEqualTo(Arrays.toString(one.option()));
            assertThat(two.objective()).isEqualTo(one.objective());
        }
    }

    private void compare(SitingProblem problem, String name, List<String> faults) {
        Plan plan = solver.solve(problem, Limits.seconds(60), Progress.NONE);
        if (plan.outcome() != Plan.Outcome.OPTIMAL && plan.outcome() != Plan.Outcome.INFEASIBLE) {
            faults.add(name + ": " + plan.outcome() + " after " + plan.stop());
        }
        for (String fault : PlanCheck.faults(problem, plan, Enumeration.of(problem))) {
            faults.add(name + ": " + fault);
        }
    }
}
