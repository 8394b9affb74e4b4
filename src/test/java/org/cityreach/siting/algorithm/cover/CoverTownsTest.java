package org.cityreach.siting.algorithm.cover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.PlanCheck;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Shortfall.Reason;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed form: streets whose fewest places are known by hand; and invariants on seeded towns. */
class CoverTownsTest {

    private static final double ANY = Double.POSITIVE_INFINITY;
    private static final double[] ROOM_TO_MOVE = {0, 1_000_000};

    private static Plan cover(Pairs pairs, double[] weight, double share, Limits limits) {
        Rules rules = new Rules(Rules.NO_LIMIT, Rules.NO_LIMIT, ANY, share, false, false);
        SitingProblem problem =
                new SitingProblem(Goal.SET_COVERING, weight, pairs, Sites.candidates(pairs.siteCount()), rules);
        Plan plan = new SetCoveringSolver(null).solve(problem, limits, Progress.NONE);
        assertThat(PlanCheck.faults(problem, plan)).isEmpty();
        return plan;
    }

    private static Plan centre(Pairs pairs, double[] weight, int most, Limits limits) {
        SitingProblem problem =
                new SitingProblem(Goal.P_CENTRE, weight, pairs, Sites.candidates(pairs.siteCount()), Rules.most(most));
        Plan plan = new CentreSolver(null).solve(problem, limits, Progress.NONE);
        assertThat(PlanCheck.faults(problem, plan)).isEmpty();
        return plan;
    }

    /** Houses and places side by side every 100 m. */
    private static Pairs street(int count, double reachMetres) {
        double[] along = new double[count];
        Arrays.setAll(along, i -> 100.0 * i);
        return town(along, new double[count], along, new double[count], reachMetres);
    }

    private static Pairs town(double[] x, double[] y, double[] siteX, double[] siteY, double reachMetres) {
        double[][] table = new double[x.length][siteX.length];
        for (int demand = 0; demand < x.length; demand++) {
            for (int site = 0; site < siteX.length; site++) {
                double away = Math.hypot(x[demand] - siteX[site], y[demand] - siteY[site]);
                table[demand][site] = away <= reachMetres ? away : Double.NaN;
            }
        }
        return Pairs.ofTable(table);
    }

    private static double[] ones(int count) {
        double[] weight = new double[count];
        Arrays.fill(weight, 1);
        return weight;
    }

    /** A place covers itself and k houses on either side: n / (2k + 1), rounded up. */
    @ParameterizedTest(name = "{0} houses, reach {1} m: {2} places")
    @CsvSource({"1, 0, 1", "9, 100, 3", "10, 100, 4", "100, 200, 20", "101, 200, 21", "700, 300, 100"})
    void fewestPlacesOfAStreet(int houses, double reachMetres, int expected) {
        Plan plan = cover(street(houses, reachMetres), ones(houses), 1, Limits.seconds(30));
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.objective()).isEqualTo(expected);
    }

    /** Of a street of 90 houses 90 per cent are 81, three to a place. */
    @ParameterizedTest(name = "share {0}: {1} places")
    @CsvSource({"0.9, 27", "0.5, 15", "0.51, 16", "0.01, 1"})
    void fewestPlacesForAShareOfAStreet(double share, int expected) {
        Plan plan = cover(street(90, 100), ones(90), share, Limits.seconds(30));
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.objective()).isEqualTo(expected);
    }

    /** p places keep everyone within k steps where p (2k + 1) houses are at least all. */
    @ParameterizedTest(name = "{0} houses, {1} places: {2} m")
    @CsvSource({"9, 3, 100", "10, 3, 200", "100, 20, 200", "101, 20, 300", "101, 101, 0", "101, 1, 5000", "60, 500, 0"})
    void centreOfAStreet(int houses, int most, double expectedMetres) {
        Plan plan = centre(street(houses, ANY), ones(houses), most, Limits.seconds(30));
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.objective()).isEqualTo(expectedMetres);
    }

    /** A lattice of 12 x 12 with the reach of one diagonal falls into blocks of 3 x 3. */
    @Test
    void latticeFallsIntoBlocks() {
        double[] x = new double[144];
        double[] y = new double[144];
        Arrays.setAll(x, i -> 100.0 * (i % 12));
        Arrays.setAll(y, i -> 100.0 * (i / 12));
        Plan plan = cover(town(x, y, x, y, 142), ones(144), 1, Limits.seconds(60));
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(plan.objective()).isEqualTo(16);
        Plan centre = centre(town(x, y, x, y, ANY), ones(144), 16, Limits.seconds(60));
        assertThat(centre.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(centre.objective()).isCloseTo(Math.hypot(100, 100), within(1e-9));
    }

    /** Any of three places reaches all three houses; from the middle one nobody walks more than 100 m. */
    @Test
    void amongEqualPlansTheShorterWays() {
        double[] along = {0, 100, 200};
        Plan plan = cover(town(along, new double[3], along, new double[3], 200), ones(3), 1, Limits.seconds(5));
        assertThat(plan.option()).containsExactly(-1, 0, -1);
    }

    @Test
    void tooFewSitesTellHowManyAreNeeded() {
        Pairs triangle = Pairs.ofTable(new double[][] {{1, 1, ANY}, {ANY, 1, 1}, {1, ANY, 1}});
        SitingProblem problem =
                new SitingProblem(Goal.SET_COVERING, ones(3), triangle, Sites.candidates(3), Rules.most(1));
        Plan plan = new SetCoveringSolver(null).solve(problem, Limits.seconds(5), Progress.NONE);
        assertThat(plan.outcome()).isEqualTo(Plan.Outcome.INFEASIBLE);
        assertThat(plan.shortfall()).isNotNull();
        assertThat(plan.shortfall().reason()).isEqualTo(Reason.NOT_ENOUGH_REACH);
        assertThat(plan.shortfall().needed()).isEqualTo(2);
        assertThat(plan.shortfall().available()).isEqualTo(1);
    }

    @Test
    void aWiderReachNeedsNoMoreSitesAndMovingTheTownChangesNothing() {
        SplittableRandom random = new SplittableRandom(20240601);
        double[][] at = new double[4][];
        for (int i = 0; i < 4; i++) {
            at[i] = random.doubles(i < 2 ? 300 : 60, 0, 4000).map(Math::rint).toArray();
        }
        double last = ANY;
        for (double reachMetres : new double[] {1200, 1500, 2000, 3000}) {
            double[] sites = new double[ROOM_TO_MOVE.length];
            for (int move = 0; move < ROOM_TO_MOVE.length; move++) {
                double by = ROOM_TO_MOVE[move];
                Pairs pairs = town(
                        shifted(at[0], by), shifted(at[1], by), shifted(at[2], by), shifted(at[3], by), reachMetres);
                sites[move] = cover(pairs, ones(300), 1, Limits.seconds(20)).objective();
            }
            assertThat(sites[1]).isEqualTo(sites[0]);
            assertThat(sites[0]).isLessThanOrEqualTo(last);
            last = sites[0];
        }
    }

    private static double[] shifted(double[] values, double by) {
        return Arrays.stream(values).map(one -> one + by).toArray();
    }

    @Test
    void threadsAndRepeatingChangeNothing() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] at = new double[4][];
        for (int i = 0; i < 4; i++) {
            at[i] = random.doubles(i < 2 ? 400 : 80, 0, 4000).toArray();
        }
        double[] weight = random.doubles(400, 1, 90).toArray();
        Pairs near = town(at[0], at[1], at[2], at[3], 700);
        Pairs all = town(at[0], at[1], at[2], at[3], ANY);
        Limits one = new Limits(60, 0, 5, 1);
        Limits two = new Limits(60, 0, 5, 2);
        assertThat(cover(near, weight, 0.6, one).option())
                .isEqualTo(cover(near, weight, 0.6, two).option());
        assertThat(centre(all, weight, 6, one).option())
                .isEqualTo(centre(all, weight, 6, two).option());
    }
}
