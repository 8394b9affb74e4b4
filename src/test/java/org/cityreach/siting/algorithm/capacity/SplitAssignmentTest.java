package org.cityreach.siting.algorithm.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.cityreach.siting.algorithm.Allocation;
import org.cityreach.siting.algorithm.FlowTruth;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slow independent implementation: flows of least cost by Bellman and Ford; and the proof by prices, which
 * needs no other implementation: what demand pays less what room earns is what it costs.
 */
class SplitAssignmentTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void isTheCheapestFlow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int demands = random.nextInt(1, 60);
        int count = random.nextInt(1, 9);
        double[][] metres = new double[demands][count];
        double[][] open = new double[demands][count];
        double[] weight = random.doubles(demands, 0, 10).toArray();
        double total = 0;
        boolean near = random.nextBoolean();
        for (int demand = 0; demand < demands; demand++) {
            weight[demand] = random.nextInt(8) == 0 ? 0 : weight[demand];
            total += weight[demand];
            for (int site = 0; site < count; site++) {
                double length = random.nextInt(1, 1000);
                metres[demand][site] = near && length > 500 ? Double.NaN : length;
                open[demand][site] = near && length > 500 ? Double.POSITIVE_INFINITY : length;
            }
        }
        Sites sites = Sites.candidates(count);
        double[] room = new double[count];
        for (int site = 0; site < count; site++) {
            room[site] = total / count * random.nextDouble(0.3, 2);
            sites.capacity()[site][0] = room[site];
        }
        SitingProblem problem = new SitingProblem(
                Goal.CAPACITATED_MAXIMAL_COVERING,
                weight,
                Pairs.ofTable(metres),
                sites,
                new Rules(count, count, Double.POSITIVE_INFINITY, 1, false, true));
        SplitAssignment made = SplitAssignment.of(problem, new int[count], SplitAssignment.farthestMetres(problem));
        FlowTruth.Flow truth = FlowTruth.flow(weight, open, room);
        assertThat(total - made.unserved()).isCloseTo(truth.weight(), within(1e-6));
        assertThat(made.weightedMetres()).isCloseTo(truth.metres(), within(1e-6 * Math.max(1, truth.metres())));
        assertThat(metres(problem, made.allocation()))
                .isCloseTo(made.weightedMetres(), within(1e-9 * Math.max(1, truth.metres())));
        assertThat(paid(problem, made) - earned(problem, made))
                .isCloseTo(
                        made.weightedMetres() + made.unserved() * unservedMetres(problem),
                        within(1e-6 * Math.max(1, made.weightedMetres())));
    }

    private static double unservedMetres(SitingProblem problem) {
        return (2 * problem.sites().count() + 2) * (SplitAssignment.farthestMetres(problem) + 1);
    }

    private static double paid(SitingProblem problem, SplitAssignment made) {
        double sum = 0;
        double[] price = made.demandPrices();
        for (int demand = 0; demand < price.length; demand++) {
            sum += price[demand] * problem.weight()[demand];
        }
        return sum;
    }

    private static double earned(SitingProblem problem, SplitAssignment made) {
        double sum = 0;
        for (int at = 0; at < made.openSites().length; at++) {
            sum += made.sitePrice(at) * problem.sites().capacity()[at][0];
        }
        return sum;
    }

    private static double metres(SitingProblem problem, Allocation allocation) {
        double sum = 0;
        for (int demand = 0; demand < problem.weight().length; demand++) {
            for (int k = allocation.start()[demand]; k < allocation.start()[demand + 1]; k++) {
                double weight = allocation.share()[k] * problem.weight()[demand];
                sum += weight * problem.pairs().distance(demand, allocation.site()[k]);
            }
        }
        return sum;
    }
}
