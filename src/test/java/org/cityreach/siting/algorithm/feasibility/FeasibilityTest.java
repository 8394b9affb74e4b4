package org.cityreach.siting.algorithm.feasibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.Sites.State;
import org.cityreach.siting.algorithm.SitingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Truth: streets of a few houses and places, worked out by hand. */
class FeasibilityTest {

    private static final double ANY = Double.POSITIVE_INFINITY;

    /** Places at the multiples of 100 m, a house of weight 1 beside each; everyone walks so far. */
    private static Pairs street(int count, double metres) {
        double[][] table = new double[count][count];
        for (int house = 0; house < count; house++) {
            for (int place = 0; place < count; place++) {
                double away = 100.0 * Math.abs(house - place);
                table[house][place] = away <= metres ? away : Double.NaN;
            }
        }
        return Pairs.ofTable(table);
    }

    private static SitingProblem problem(Goal goal, Pairs pairs, Sites sites, Rules rules) {
        double[] weight = new double[pairs.demandCount()];
        Arrays.fill(weight, 1);
        return new SitingProblem(goal, weight, pairs, sites, rules);
    }

    private static Sites sites(int count, double cost, double capacity, State... first) {
        Sites plain = Sites.candidates(count);
        for (int one = 0; one < count; one++) {
            plain.cost()[one][0] = cost;
            plain.capacity()[one][0] = capacity;
            plain.state()[one] = one < first.length ? first[one] : State.CANDIDATE;
        }
        return plain;
    }

    private static void assertShort(SitingProblem problem, Reason reason, double needed, double available) {
        Shortfall found = Feasibility.check(problem);
        assertThat(found).isNotNull();
        assertThat(found.reason()).isEqualTo(reason);
        assertThat(found.needed()).isEqualTo(needed, within(1e-6));
        assertThat(found.available()).isEqualTo(available, within(1e-6));
        assertThat(Feasibility.exhausted(problem).reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void nothingIsSaidOfAStreetWhereAPlanIs(Goal goal) {
        Pairs pairs = street(9, 100);
        assertThat(Feasibility.check(problem(goal, pairs, sites(9, 1, 3), Rules.most(3))))
                .isNull();
        Shortfall searched = Feasibility.exhausted(problem(goal, pairs, sites(9, 1, 3), Rules.most(3)));
        assertThat(searched.reason()).isEqualTo(Reason.NO_COMBINATION);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void noPlaceAtAll(Goal goal) {
        Pairs none = Pairs.ofSites(4, new int[] {0}, new int[0], new double[0]);
        assertShort(problem(goal, none, Sites.candidates(0), Rules.most(2)), Reason.NO_SITES, 1, 0);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void morePlacesMustBeThanMay(Goal goal) {
        Sites sites = sites(9, 0, ANY, State.FIXED, State.FIXED, State.CANDIDATE, State.FIXED);
        SitingProblem problem = problem(goal, street(9, 100), sites, Rules.most(2));
        assertShort(problem, Reason.TOO_FEW_SITES, 3, 2);
        assertThat(Feasibility.exhausted(problem).sites()).containsExactly(0, 1, 3);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void placesThatMustBeStandTooNear(Goal goal) {
        Sites plain = sites(9, 0, ANY, State.FIXED, State.KEPT, State.CANDIDATE, State.FIXED);
        int[][] conflicts = {{3, 4}, {}, {}, {0}, {0}, {}, {}, {}, {}};
        Sites sites = new Sites(plain.state(), plain.cost(), plain.capacity(), plain.closingCost(), conflicts);
        SitingProblem problem = problem(goal, street(9, 100), sites, Rules.most(9));
        assertShort(problem, Reason.FIXED_CONFLICT, 2, 1);
        assertThat(Feasibility.exhausted(problem).sites()).containsExactly(0, 3);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void whatMustBeOpenCostsMoreThanTheBudget(Goal goal) {
        Sites plain = sites(9, 10, ANY, State.FIXED, State.KEPT, State.CLOSABLE, State.CLOSABLE);
        Sites sites = new Sites(
                plain.state(),
                plain.cost(),
                plain.capacity(),
                new double[] {0, 0, 4, 15, 0, 0, 0, 0, 0},
                new int[9][0]);
        Rules rules = new Rules(9, Rules.NO_LIMIT, 33, 1, false, false);
        assertShort(problem(goal, street(9, 100), sites, rules), Reason.BUDGET_SHORT, 34, 33);
        Rules noneStays = new Rules(9, 0, 38, 1, false, false);
        assertShort(problem(goal, street(9, 100), sites, noneStays), Reason.BUDGET_SHORT, 39, 38);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Goal.class,
            names = {"SET_COVERING", "P_MEDIAN", "P_CENTRE", "CAPACITATED_P_MEDIAN"})
    void housesThatNoPlaceReaches(Goal goal) {
        double[][] table = {{0, 100}, {ANY, 50}, {ANY, ANY}, {70, ANY}, {ANY, ANY}};
        SitingProblem problem = problem(goal, Pairs.ofTable(table), Sites.candidates(2), Rules.most(2));
        assertShort(problem, Reason.OUT_OF_REACH, 5, 3);
        assertThat(Feasibility.exhausted(problem).demand()).containsExactly(2, 4);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Goal.class)
    void allHousesOutOfReach(Goal goal) {
        double[][] table = {{ANY, ANY}, {ANY, ANY}};
        SitingProblem problem = problem(goal, Pairs.ofTable(table), Sites.candidates(2), Rules.most(2));
        assertShort(problem, Reason.OUT_OF_REACH, 2, 0);
        assertThat(Feasibility.exhausted(problem).demand()).containsExactly(0, 1);
    }

    @Test
    void aShareIsOutOfReachOnlyWhereItIsMoreThanCanBeReached() {
        double[][] table = {{0, 100}, {ANY, 50}, {ANY, ANY}, {70, ANY}, {ANY, ANY}};
        Pairs pairs = Pairs.ofTable(table);
        Rules enough = new Rules(2, 0, ANY, 0.6, false, false);
        Rules tooMuch = new Rules(2, 0, ANY, 0.61, false, false);
        assertThat(Feasibility.check(problem(Goal.SET_COVERING, pairs, Sites.candidates(2), enough)))
                .isNull();
        assertShort(problem(Goal.SET_COVERING, pairs, Sites.candidates(2), tooMuch), Reason.OUT_OF_REACH, 3.05, 3);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Goal.class,
            names = {"SET_COVERING", "P_MEDIAN", "P_CENTRE", "CAPACITATED_P_MEDIAN"})
    void nineHousesOneStepApartNeedThreePlaces(Goal goal) {
        Pairs pairs = street(9, 100);
        SitingProblem two = problem(goal, pairs, sites(9, 1, ANY), Rules.most(2));
        assertShort(two, Reason.NOT_ENOUGH_REACH, 3, 2);
        Rules cheap = new Rules(9, 9, 2.5, 1, false, false);
        assertShort(problem(goal, pairs, sites(9, 1, ANY), cheap), Reason.BUDGET_SHORT, 3, 2.5);
        Sites closable = sites(9, 0, ANY, State.CANDIDATE, State.CLOSABLE, State.CLOSABLE);
        assertThat(Feasibility.check(problem(goal, pairs, closable, Rules.most(2))))
                .isNull();
        Rules noneStays = new Rules(2, 0, ANY, 1, false, false);
        assertShort(problem(goal, pairs, closable, noneStays), Reason.NOT_ENOUGH_REACH, 4, 2);
        closable.state()[0] = State.CLOSABLE;
        Shortfall lost = Feasibility.exhausted(problem(goal, pairs, closable, noneStays));
        assertThat(lost.reason()).isEqualTo(Reason.NOT_ENOUGH_REACH);
        assertThat(lost.needed()).isNaN();
        assertThat(lost.demand()).containsExactly(0, 1);
    }

    @Test
    void aShareNeedsSoManyOfTheLargest() {
        Rules two = new Rules(2, 0, ANY, 0.7, false, false);
        Pairs pairs = street(9, 100);
        assertShort(problem(Goal.SET_COVERING, pairs, sites(9, 1, ANY), two), Reason.NOT_ENOUGH_REACH, 3, 2);
        Rules less = new Rules(2, 0, ANY, 6.0 / 9, false, false);
        assertThat(Feasibility.check(problem(Goal.SET_COVERING, pairs, sites(9, 1, ANY), less)))
                .isNull();
    }

    @Test
    void roomIsShortBySoMuch() {
        Goal goal = Goal.CAPACITATED_P_MEDIAN;
        Pairs pairs = street(9, 900);
        SitingProblem three = problem(goal, pairs, sites(9, 10, 2.5), Rules.most(3));
        assertShort(three, Reason.CAPACITY_SHORT, 9, 7.5);
        assertThat(Feasibility.check(problem(goal, pairs, sites(9, 10, 2.5), Rules.most(4))))
                .isNull();
        Rules budget = new Rules(9, 9, 30, 1, false, false);
        assertShort(problem(goal, pairs, sites(9, 10, 2.5), budget), Reason.CAPACITY_SHORT, 9, 7.5);
    }

    @Test
    void aHouseLargerThanAnyPlaceMayBeSplitOnly() {
        double[][] table = {{0, 100}, {50, 50}, {ANY, 10}};
        Sites sites = new Sites(
                new State[] {State.CANDIDATE, State.KEPT},
                new double[][] {{1, 2}, {0}},
                new double[][] {{10, 12}, {14}},
                new double[2],
                new int[2][0]);
        double[] weight = {2, 16, 4};
        Rules single = new Rules(1, 0, ANY, 1, false, false);
        Rules split = new Rules(1, 0, ANY, 1, false, true);
        Pairs pairs = Pairs.ofTable(table);
        SitingProblem problem = new SitingProblem(Goal.CAPACITATED_P_MEDIAN, weight, pairs, sites, single);
        assertShort(problem, Reason.DEMAND_TOO_LARGE, 16, 14);
        assertThat(Feasibility.exhausted(problem).demand()).containsExactly(1);
        assertThat(Feasibility.check(new SitingProblem(Goal.CAPACITATED_P_MEDIAN, weight, pairs, sites, split)))
                .isNull();
    }

    @Test
    void housesThatCanOnlyGoToPlacesWithTooLittleRoomAreNamed() {
        double[][] table = {{0, ANY, ANY}, {50, 50, ANY}, {ANY, 10, ANY}, {ANY, ANY, 7}, {9, ANY, 9}};
        double[] weight = {4, 5, 6, 1, 3};
        Sites sites = sites(3, 0, 7);
        sites.capacity()[2][0] = 100;
        Rules split = new Rules(3, 0, ANY, 1, false, true);
        SitingProblem problem =
                new SitingProblem(Goal.CAPACITATED_P_MEDIAN, weight, Pairs.ofTable(table), sites, split);
        assertShort(problem, Reason.CAPACITY_SHORT, 15, 14);
        Shortfall found = Feasibility.exhausted(problem);
        assertThat(found.demand()).containsExactly(0, 1, 2);
        assertThat(found.sites()).containsExactly(0, 1);
    }
}
