package org.cityreach.siting.algorithm.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Enumeration;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.PlanCheck;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.SeededProblems;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.mip.HighsSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slow independent implementation: enumeration of every choice of sites, options and assignments. */
class CapacityTruthTest {

    private static final MixedIntegerSolver NO_PROGRAMS = new MixedIntegerSolver() {
        @Override
        public boolean isAvailable() {
            return false;
        }

        @Override
        public Answer solve(LinearProgram program, Limits limits, Stopped stopped) {
            throw new IllegalStateException("not available");
        }
    };

    static Stream<Arguments> seeds() {
        return Stream.of(Goal.CAPACITATED_P_MEDIAN, Goal.CAPACITATED_MAXIMAL_COVERING)
                .flatMap(goal -> LongStream.rangeClosed(1, 200).mapToObj(seed -> Arguments.of(goal, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void programsProveTheTruth(Goal goal, long seed) {
        SitingProblem problem = SeededProblems.small(goal, seed);
        Enumeration.Truth truth = Enumeration.of(problem);
        Plan plan = new CapacitySolver(new HighsSolver()).solve(problem, Limits.seconds(60), Progress.NONE);
        assertThat(PlanCheck.faults(problem, plan, truth)).isEmpty();
        assertThat(plan.outcome()).isIn(Plan.Outcome.OPTIMAL, Plan.Outcome.INFEASIBLE);
        if (plan.allocation() != null) {
            assertThat(metres(problem, plan)).isCloseTo(truth.metres(), within(1e-6 * Math.max(1, truth.metres())));
        }
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("seeds")
    void branchingAloneIsNeverWrongAndProvesWhatMayBeSplit(Goal goal, long seed) {
        SitingProblem problem = SeededProblems.small(goal, seed);
        Enumeration.Truth truth = Enumeration.of(problem);
        Plan plan = new CapacitySolver(NO_PROGRAMS).solve(problem, Limits.seconds(60), Progress.NONE);
        assertThat(PlanCheck.faults(problem, plan, truth)).isEmpty();
        if (problem.rules().split()) {
            assertThat(plan.outcome()).isIn(Plan.Outcome.OPTIMAL, Plan.Outcome.INFEASIBLE);
        }
    }

    static Stream<Arguments> tables() {
        return Stream.of(Goal.CAPACITATED_P_MEDIAN, Goal.CAPACITATED_MAXIMAL_COVERING)
                .flatMap(goal -> LongStream.rangeClosed(1, 2).mapToObj(seed -> Arguments.of(goal, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("tables")
    void tablesOf205DemandsAnd16SitesAreProvedByProgramsAndByBranching(Goal goal, long seed) {
        SitingProblem problem = SeededProblems.table(goal, seed);
        Enumeration.Truth truth = Enumeration.of(problem);
        for (MixedIntegerSolver programs : List.of(new HighsSolver(), NO_PROGRAMS)) {
            Plan plan = new CapacitySolver(programs).solve(problem, Limits.seconds(60), Progress.NONE);
            assertThat(PlanCheck.faults(problem, plan, truth)).isEmpty();
            assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        }
    }

    /** Two of three sites may open; each pair has room for at most 9 of the 10. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(booleans = {true, false})
    void roomThatIsShortIsToldByHowMuch(boolean withPrograms) {
        Sites sites = Sites.candidates(3);
        sites.capacity()[0][0] = 4;
        sites.capacity()[1][0] = 5;
        sites.capacity()[2][0] = 5;
        int[][] conflicts = {{}, {2}, {1}};
        Sites apart = new Sites(sites.state(), sites.cost(), sites.capacity(), sites.closingCost(), conflicts);
        Pairs pairs = Pairs.ofTable(new double[][] {{1, 2, 3}, {3, 2, 1}});
        Rules rules = new Rules(2, 0, Double.POSITIVE_INFINITY, 1, false, true);
        SitingProblem problem = new SitingProblem(Goal.CAPACITATED_P_MEDIAN, new double[] {7, 3}, pairs, apart, rules);
        MixedIntegerSolver programs = withPrograms ? new HighsSolver() : NO_PROGRAMS;
        Plan plan = new CapacitySolver(programs).solve(problem, Limits.seconds(60), Progress.NONE);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.INFEASIBLE);
        Shortfall shortfall = Objects.requireNonNull(plan.shortfall());
        assertThat(shortfall.reason()).isEqualTo(Shortfall.Reason.CAPACITY_SHORT);
        assertThat(shortfall.needed()).isEqualTo(10);
        assertThat(shortfall.available()).isCloseTo(9, within(1e-6));
    }

    @Test
    void thePlanDoesNotDependOnTheNumberOfThreads() {
        SitingProblem problem = SeededProblems.table(Goal.CAPACITATED_P_MEDIAN, 9);
        Plan one = new CapacitySolver(NO_PROGRAMS).solve(problem, new Limits(60, 0, 3, 1), Progress.NONE);
        Plan two = new CapacitySolver(NO_PROGRAMS).solve(problem, new Limits(60, 0, 3, 2), Progress.NONE);
        assertThat(two.option()).isEqualTo(one.option());
        assertThat(two.objective()).isEqualTo(one.objective());
        assertThat(two.bound()).isEqualTo(one.bound());
        assertThat(Objects.requireNonNull(two.allocation()).share())
                .isEqualTo(Objects.requireNonNull(one.allocation()).share());
    }

    /** A watcher that cancels once there is a plan gets that plan. */
    @Test
    void cancellingGivesTheBestPlanSoFar() {
        SitingProblem problem = SeededProblems.table(Goal.CAPACITATED_P_MEDIAN, 9);
        AtomicBoolean hasPlan = new AtomicBoolean();
        Plan plan = new CapacitySolver(NO_PROGRAMS).solve(problem, Limits.seconds(60), new Progress() {
            @Override
            public void report(double fraction, String stage) {}

            @Override
            public void course(double objective, double bound) {
                hasPlan.compareAndSet(false, !Double.isNaN(objective));
            }

            @Override
            public boolean isCancelled() {
                return hasPlan.get();
            }
        });
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.FEASIBLE);
        assertThat(plan.stop()).isEqualTo(Plan.Stop.CANCELLED);
        assertThat(PlanCheck.faults(problem, plan)).isEmpty();
    }

    @Test
    void branchingAloneMostlyFindsTheBestWholeAssignment() {
        int feasible = 0;
        int best = 0;
        for (Arguments arguments : seeds().toList()) {
            SitingProblem problem = SeededProblems.small(
                    (Goal) arguments.get()[0], (long) arguments.get()[1]);
            Enumeration.Truth truth = Enumeration.of(problem);
            if (truth.isFeasible() && !problem.rules().split()) {
                Plan plan = new CapacitySolver(NO_PROGRAMS).solve(problem, Limits.seconds(60), Progress.NONE);
                feasible++;
                best += Math.abs(plan.objective() - truth.objective()) <= 1e-9 * Math.max(1, truth.objective()) ? 1 : 0;
            }
        }
        assertThat(best).isGreaterThanOrEqualTo((int) (0.9 * feasible));
    }

    private static double metres(SitingProblem problem, Plan plan) {
        Allocation allocation = Objects.requireNonNull(plan.allocation());
        double sum = 0;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                sum += allocation.share()[k]
                        * problem.weight()[demand]
                        * problem.pairs().distance(demand, allocation.site()[k]);
            }
        }
        return sum;
    }
}
