package org.cityreach.siting.algorithm.feasibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.Sites.State;
import org.cityreach.siting.algorithm.SitingProblem;
import org.junit.jupiter.api.Test;

/** Truth: a street of five houses and three places, worked out by hand. */
class PlanFiguresTest {

    private static final double NONE = Double.NaN;

    /** Houses at 0, 100, 200, 300, 400 m; places at 0, 200 and 400 m that reach 200 m. */
    private static SitingProblem street(double... weight) {
        double[][] metres = {
            {0, 200, NONE},
            {100, 100, NONE},
            {200, 0, 200},
            {NONE, 100, 100},
            {NONE, 200, 0},
        };
        Sites sites = new Sites(
                new State[] {State.CANDIDATE, State.KEPT, State.CLOSABLE},
                new double[][] {{70, 90}, {0}, {0, 5}},
                new double[][] {{4, 8}, {Double.POSITIVE_INFINITY}, {2, 3}},
                new double[] {0, 0, 11},
                new int[3][0]);
        return new SitingProblem(Goal.P_MEDIAN, weight, Pairs.ofTable(metres), sites, Rules.most(1));
    }

    @Test
    void eachHouseGoesToTheNearestOpenPlaceAndTiesToTheLowestNumber() {
        PlanFigures figures = PlanFigures.ofNearest(street(1, 2, 3, 4, 0), new int[] {1, 0, -1});
        assertThat(figures.nearestSite()).containsExactly(0, 0, 1, 1, 1);
        assertThat(figures.demandDistance()).containsExactly(0, 100, 0, 100, 200);
        assertThat(figures.site()[0]).isEqualTo(new PlanFigures.OfSite(3, 8, 2, 200.0 / 3, 100, 90));
        assertThat(figures.site()[0].utilisation()).isEqualTo(3.0 / 8);
        assertThat(figures.site()[1])
                .isEqualTo(new PlanFigures.OfSite(7, Double.POSITIVE_INFINITY, 3, 400.0 / 7, 200, 0));
        assertThat(figures.site()[1].utilisation()).isZero();
        assertThat(figures.site()[2]).isEqualTo(new PlanFigures.OfSite(0, 0, 0, NONE, NONE, 11));
        assertThat(figures.totals()).isEqualTo(new PlanFigures.Totals(5, 5, 10, 10, 1, 600, 60, 200, 101, 1, 2));
    }

    @Test
    void whatIsOutOfReachIsNotServedAndCountsInTheShare() {
        PlanFigures figures = PlanFigures.ofNearest(street(1, 2, 3, 4, 10), new int[] {0, -1, -1});
        assertThat(figures.nearestSite()).containsExactly(0, 0, 0, -1, -1);
        assertThat(figures.demandDistance()[4]).isNaN();
        assertThat(figures.servedShare()).containsExactly(1, 1, 1, 0, 0);
        assertThat(figures.totals().servedCount()).isEqualTo(3);
        assertThat(figures.totals().share()).isEqualTo(6.0 / 20);
        assertThat(figures.totals().meanDistance()).isEqualTo(800.0 / 6);
        assertThat(figures.totals().cost()).isEqualTo(81);
    }

    @Test
    void sharesOfOneHouseCountAtEachPlaceThatServesIt() {
        Allocation split = new Allocation(
                new int[] {0, 1, 3, 5, 6, 6}, new int[] {0, 0, 1, 1, 2, 2}, new double[] {1, 0.25, 0.75, 0.5, 0.5, 1});
        PlanFigures figures = PlanFigures.of(street(1, 4, 2, 3, 5), new int[] {0, 0, 0}, split);
        assertThat(figures.nearestSite()).containsExactly(0, 1, 1, 2, -1);
        assertThat(figures.demandDistance()).containsExactly(0, 100, 100, 100, NONE);
        assertThat(figures.site()[0].load()).isEqualTo(2);
        assertThat(figures.site()[1].load()).isEqualTo(4);
        assertThat(figures.site()[2].load()).isEqualTo(4);
        assertThat(figures.site()[2].utilisation()).isEqualTo(2);
        assertThat(figures.totals().weightedDistance()).isCloseTo(900, within(1e-9));
        assertThat(figures.totals().share()).isCloseTo(10.0 / 15, within(1e-15));
    }

    @Test
    void todayIsWhatStandsAsItStands() {
        SitingProblem problem = street(0, 0, 0, 0, 0);
        int[] today = PlanFigures.standing(problem.sites());
        assertThat(today).containsExactly(-1, 0, 0);
        PlanFigures.Totals totals = PlanFigures.ofNearest(problem, today).totals();
        assertThat(totals).isEqualTo(new PlanFigures.Totals(5, 5, 0, 0, 1, 0, NONE, 200, 0, 0, 2));
    }
}
