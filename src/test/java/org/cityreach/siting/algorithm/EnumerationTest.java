package org.cityreach.siting.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Closed form: problems small enough to be solved by hand; what the seeded problems hold is counted. */
class EnumerationTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    /** Three demands of 4, 3 and 2 on a line at 0, 10 and 20; sites at 0, 12 and 20. */
    private static final double[] WEIGHT = {4, 3, 2};

    private static final double[][] METRES = {{0, 12, 20}, {10, 2, 10}, {20, 8, 0}};

    private static SitingProblem problem(Goal goal, Rules rules, double... room) {
        Sites sites = Sites.candidates(3);
        for (int site = 0; site < room.length; site++) {
            sites.capacity()[site][0] = room[site];
        }
        return new SitingProblem(goal, WEIGHT, Pairs.ofTable(METRES), sites, rules);
    }

    @Test
    void medianOfOneAndOfTwo() {
        assertThat(Enumeration.of(problem(Goal.P_MEDIAN, Rules.most(1))).objective())
                .isEqualTo(48 + 6 + 16);
        Enumeration.Truth two = Enumeration.of(problem(Goal.P_MEDIAN, Rules.most(2)));
        assertThat(two.objective()).isEqualTo(6 + 16);
        assertThat(two.option()).containsExactly(0, 0, -1);
    }

    @Test
    void centreOfOneIsInTheMiddle() {
        assertThat(Enumeration.of(problem(Goal.P_CENTRE, Rules.most(1))).objective())
                .isEqualTo(12);
    }

    @Test
    void nothingOpenServesNothing() {
        assertThat(Enumeration.of(problem(Goal.P_MEDIAN, Rules.most(0))).isFeasible())
                .isFalse();
        assertThat(Enumeration.of(problem(Goal.MAXIMAL_COVERING, Rules.most(0))).objective())
                .isZero();
    }

    @Test
    void capacityMovesDemandAway() {
        Rules split = new Rules(2, Rules.NO_LIMIT, NONE, 1, false, true);
        // Site 0 takes 4, site 1 has room for 4 of the other 5: one weight of the middle demand goes to site 0.
        assertThat(Enumeration.of(problem(Goal.CAPACITATED_P_MEDIAN, split, 6, 4, 0))
                        .objective())
                .isCloseTo(10 + 4 + 16, within(1e-9));
        // Whole: the last goes to site 0 instead, at 20 metres.
        assertThat(Enumeration.of(problem(Goal.CAPACITATED_P_MEDIAN, Rules.most(2), 6, 4, 0))
                        .objective())
                .isEqualTo(6 + 40);
        // As much room in all, but no way to put 4, 3 and 2 into 4.5 and 4.5.
        assertThat(Enumeration.of(problem(Goal.CAPACITATED_P_MEDIAN, Rules.most(2), 4.5, 4.5, 0))
                        .isFeasible())
                .isFalse();
    }

    @Test
    void capacitatedCoveringTakesTheShorterOfEqualCovers() {
        Enumeration.Truth truth = Enumeration.of(problem(Goal.CAPACITATED_MAXIMAL_COVERING, Rules.most(1), 5, 5, 5));
        // 3 + 2 at site 1 (22) or at site 2 (30).
        assertThat(truth.objective()).isEqualTo(5);
        assertThat(truth.metres()).isEqualTo(6 + 16);
    }

    @Test
    void aBudgetCountsClosingAndUpgrades() {
        Sites.State[] state = {Sites.State.CLOSABLE, Sites.State.CANDIDATE, Sites.State.CANDIDATE};
        double[][] cost = {{0}, {5}, {3}};
        double[][] room = {{NONE}, {NONE}, {NONE}};
        Sites sites = new Sites(state, cost, room, new double[] {2, 0, 0}, new int[][] {{1}, {0}, {}});
        Rules rules = new Rules(1, Rules.NO_LIMIT, 6, 1, false, false);
        SitingProblem problem = new SitingProblem(Goal.P_MEDIAN, WEIGHT, Pairs.ofTable(METRES), sites, rules);
        // Site 1 would need site 0 closed: 5 + 2 is over the budget. So sites 0 and 2.
        Enumeration.Truth truth = Enumeration.of(problem);
        assertThat(truth.option()).containsExactly(0, -1, 0);
        assertThat(truth.objective()).isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource
    void seededProblemsHoldEveryRuleAndSomeHaveNoPlan(Goal goal) {
        int infeasible = 0;
        int budgets = 0;
        int conflicts = 0;
        int options = 0;
        int splits = 0;
        Set<Sites.State> states = EnumSet.noneOf(Sites.State.class);
        for (long seed = 1; seed <= 200; seed++) {
            SitingProblem problem = SeededProblems.small(goal, seed);
            infeasible += Enumeration.of(problem).isFeasible() ? 0 : 1;
            budgets += problem.rules().budget() < NONE ? 1 : 0;
            splits += problem.rules().split() ? 1 : 0;
            conflicts += Arrays.stream(problem.sites().conflicts()).anyMatch(c -> c.length > 0) ? 1 : 0;
            options += Arrays.stream(problem.sites().cost()).anyMatch(c -> c.length > 1) ? 1 : 0;
            states.addAll(Arrays.asList(problem.sites().state()));
        }
        if (goal == Goal.MAXIMAL_COVERING || goal == Goal.CAPACITATED_MAXIMAL_COVERING) {
            assertThat(infeasible).isBetween(1, 60);
        } else {
            assertThat(infeasible).isBetween(20, 140);
        }
        assertThat(budgets).isGreaterThan(40);
        assertThat(conflicts).isGreaterThan(20);
        assertThat(options).isGreaterThan(60);
        assertThat(splits).isGreaterThanOrEqualTo(goal.isCapacitated() ? 70 : 0);
        assertThat(states).containsExactlyInAnyOrder(Sites.State.values());
    }
}
