package org.cityreach.siting.algorithm.median;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Enumeration;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.PlanCheck;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.SeededProblems;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed form on a street and a lattice; enumeration of seeded problems; invariants. */
class MedianSolverTest {

    private static final int SEEDS = 200;
    private static final int TABLE_SEEDS = 6;

    @Test
    void onAStreetTheMedianIsTheMiddleHouse() {
        Plan plan = solve(street(Goal.P_MEDIAN, 9, 1, 100));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.option()[4]).isZero();
        assertThat(plan.objective()).isEqualTo(20);
        assertThat(plan.bound()).isEqualTo(20);
    }

    @Test
    void aStreetOfNineNeedsThreeSitesToBeCovered() {
        Plan plan = solve(street(Goal.MAXIMAL_COVERING, 9, 3, 1));

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(open(plan)).containsExactly(1, 4, 7);
        assertThat(plan.objective()).isEqualTo(9);
    }

    @Test
    void amongEqualCoversTheShorterWayWins() {
        // both sites cover both demands: one at 3 and 3, the other at 1 and 2
        Pairs pairs = Pairs.ofTable(new double[][] {{3, 1}, {3, 2}});
        Plan plan = solve(new SitingProblem(
                Goal.MAXIMAL_COVERING, new double[] {5, 7}, pairs, Sites.candidates(2), Rules.most(1)));

        assertThat(open(plan)).containsExactly(1);
        assertThat(plan.objective()).isEqualTo(12);
    }

    @Test
    void onALatticeFourSitesServeFourQuarters() {
        // 4 x 4 blocks of which each quarter of 2 x 2 has its site in a corner: distance 0, 1, 1, 2 each
        int side = 4;
        double[][] table = new double[side * side][side * side];
        for (int from = 0; from < table.length; from++) {
            for (int to = 0; to < table.length; to++) {
                table[from][to] = Math.abs(from / side - to / side) + Math.abs(from % side - to % side);
            }
        }
        double[] weight = new double[side * side];
        Arrays.fill(weight, 1);
        SitingProblem problem =
                new SitingProblem(Goal.P_MEDIAN, weight, Pairs.ofTable(table), Sites.candidates(16), Rules.most(4));
        Plan plan = solve(problem);

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.objective()).isEqualTo(Enumeration.of(problem).objective());
    }

    @ParameterizedTest
    @EnumSource(names = {"P_MEDIAN", "MAXIMAL_COVERING"})
    void agreesWithEnumeration(Goal goal) {
        for (long seed = 0; seed < SEEDS; seed++) {
            SitingProblem problem = SeededProblems.small(goal, seed);
            agrees(problem, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"P_MEDIAN", "MAXIMAL_COVERING"})
    void agreesWithEnumerationOnTablesOf205By16(Goal goal) {
        for (long seed = 0; seed < TABLE_SEEDS; seed++) {
            agrees(SeededProblems.table(goal, seed), "table " + seed);
        }
    }

    private static void agrees(SitingProblem problem, String name) {
        Enumeration.Truth truth = Enumeration.of(problem);
        Plan plan = solve(problem);
        assertThat(PlanCheck.faults(problem, plan, truth)).as(name).isEmpty();
        assertThat(plan.outcome())
                .as(name)
                .isEqualTo(truth.isFeasible() ? Plan.Outcome.OPTIMAL : Plan.Outcome.INFEASIBLE);
        if (truth.isFeasible()) {
            assertThat(metres(problem, plan)).as(name + " weighted distance").isCloseTo(truth.metres(), within(1e-6));
        }
    }

    @Test
    void samePlanWhateverTheNumberOfThreads() {
        SitingProblem problem = random(400, 60, 7, 5);
        int[] one = new MedianSolver()
                .solve(problem, new Limits(60, 0, 3, 1), Progress.NONE)
                .option();
        int[] two = new MedianSolver()
                .solve(problem, new Limits(60, 0, 3, 2), Progress.NONE)
                .option();

        assertThat(two).isEqualTo(one);
    }

    @Test
    void moreSitesNeverCostMoreAndBoundsNeverCross() {
        double before = Double.POSITIVE_INFINITY;
        for (int p = 1; p <= 12; p++) {
            Plan plan = solve(random(300, 40, p, 11));
            assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
            assertThat(plan.objective()).isLessThanOrEqualTo(before + 1e-9 * before);
            for (Plan.Point point : plan.course()) {
                assertThat(point.bound()).isLessThanOrEqualTo(plan.objective() * (1 + 1e-9));
            }
            before = plan.objective();
        }
    }

    @Test
    void aCancelledSearchKeepsItsBestPlan() {
        SitingProblem problem = random(2000, 300, 20, 17);
        Plan plan = new MedianSolver().solve(problem, Limits.seconds(600), new CancelOnPlan());

        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.FEASIBLE);
        assertThat(plan.stop()).isEqualTo(Plan.Stop.CANCELLED);
        assertThat(PlanCheck.faults(problem, plan)).isEmpty();
    }

    @Test
    void aGapThatIsGoodEnoughEndsTheSearch() {
        SitingProblem problem = random(2000, 300, 20, 17);
        Plan plan = new MedianSolver().solve(problem, new Limits(600, 0.05, 1, 1), Progress.NONE);

        assertThat(plan.stop()).isEqualTo(Plan.Stop.GAP);
        assertThat(plan.gap()).isPositive().isLessThanOrEqualTo(0.05);
        assertThat(PlanCheck.faults(problem, plan)).isEmpty();
    }

    /** Somebody who stops the work as soon as there is a plan. */
    private static final class CancelOnPlan implements Progress {

        private volatile boolean isCancelled;

        @Override
        public void report(double fraction, String stage) {}

        @Override
        public void course(double objective, double bound) {
            isCancelled = Double.isFinite(objective);
        }

        @Override
        public boolean isCancelled() {
            return isCancelled;
        }
    }

    private static Plan solve(SitingProblem problem) {
        return new MedianSolver().solve(problem, Limits.seconds(60), Progress.NONE);
    }

    private static int[] open(Plan plan) {
        return IntStream.range(0, plan.option().length)
                .filter(site -> plan.option()[site] >= 0)
                .toArray();
    }

    private static double metres(SitingProblem problem, Plan plan) {
        Allocation allocation = Objects.requireNonNull(plan.allocation());
        double sum = 0;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                sum += problem.weight()[demand]
                        * problem.pairs().distance(demand, allocation.site()[k]);
            }
        }
        return sum;
    }

    /** Houses a metre apart, each a demand of 1 and a candidate. */
    private static SitingProblem street(Goal goal, int houses, int p, double radius) {
        double[][] table = new double[houses][houses];
        for (int from = 0; from < houses; from++) {
            for (int to = 0; to < houses; to++) {
                double metres = Math.abs(from - to);
                table[from][to] = metres <= radius ? metres : Double.NaN;
            }
        }
        double[] weight = new double[houses];
        Arrays.fill(weight, 1);
        return new SitingProblem(goal, weight, Pairs.ofTable(table), Sites.candidates(houses), Rules.most(p));
    }

    private static SitingProblem random(int demands, int sites, int p, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] at = new double[demands + sites][];
        Arrays.setAll(at, i -> new double[] {random.nextDouble(1000), random.nextDouble(1000)});
        double[][] table = new double[demands][sites];
        double[] weight = new double[demands];
        for (int demand = 0; demand < demands; demand++) {
            weight[demand] = random.nextInt(1, 50);
            for (int site = 0; site < sites; site++) {
                double[] there = at[demands + site];
                table[demand][site] = Math.hypot(at[demand][0] - there[0], at[demand][1] - there[1]);
            }
        }
        return new SitingProblem(Goal.P_MEDIAN, weight, Pairs.ofTable(table), Sites.candidates(sites), Rules.most(p));
    }
}
