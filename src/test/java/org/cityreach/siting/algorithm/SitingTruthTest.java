package org.cityreach.siting.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.median.MedianSolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow independent implementation: enumeration of every choice of sites that the rules allow. */
class SitingTruthTest {

    private static SitingSolver solver(Goal goal) {
        return switch (goal) {
            case P_MEDIAN, MAXIMAL_COVERING -> new MedianSolver();
            default -> throw new IllegalArgumentException(goal + " has a test of its own");
        };
    }

    static Stream<Arguments> small() {
        return Stream.of(Goal.P_MEDIAN, Goal.MAXIMAL_COVERING)
                .flatMap(goal -> LongStream.rangeClosed(1, 200).mapToObj(seed -> Arguments.of(goal, seed)));
    }

    static Stream<Arguments> tables() {
        return Stream.of(Goal.P_MEDIAN, Goal.MAXIMAL_COVERING)
                .flatMap(goal -> LongStream.rangeClosed(1, 3).mapToObj(seed -> Arguments.of(goal, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("small")
    void smallProblemsAreProved(Goal goal, long seed) {
        assertThat(faults(SeededProblems.small(goal, seed))).isEmpty();
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("tables")
    void tablesOf205DemandsAnd16SitesAreProved(Goal goal, long seed) {
        assertThat(faults(SeededProblems.table(goal, seed))).isEmpty();
    }

    private static List<String> faults(SitingProblem problem) {
        Plan plan = solver(problem.goal()).solve(problem, Limits.seconds(60), Progress.NONE);
        assertThat(plan.outcome()).isIn(Plan.Outcome.OPTIMAL, Plan.Outcome.INFEASIBLE);
        return PlanCheck.faults(problem, plan, Enumeration.of(problem));
    }
}
