package org.cityreach.siting.algorithm.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Pairs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: every pair measured by itself; closed forms at exactly the reach. */
class StraightDistancesTest {

    private final StraightDistances straight = new StraightDistances();

    @ParameterizedTest(name = "seed {0}: {1} × {2} within {3} m, {4} m wide")
    @CsvSource({
        "1, 5000, 80, 300, 4000",
        "2, 9000, 200, 37, 5000",
        "3, 300, 300, 100000, 5000",
        "4, 500, 40, 1, 3",
        "5, 1, 1, 10, 5",
        "6, 4097, 3, 2500, 100000",
        "7, 0, 5, 10, 100",
        "8, 5, 0, 10, 100",
        "9, 700, 90, 50, 0"
    })
    void areAllPairsWithinReachAndNoOthers(long seed, int demandCount, int siteCount, double reachMetres, double wide) {
        SplittableRandom random = new SplittableRandom(seed);
        Places demand = places(random, demandCount, wide);
        Places sites = places(random, siteCount, wide);
        Pairs pairs = straight.pairs(demand, sites, reachMetres, Progress.NONE);
        int count = 0;
        for (int i = 0; i < demandCount; i++) {
            for (int j = 0; j < siteCount; j++) {
                double metres = demand.metres(i, sites, j);
                boolean within = metres <= reachMetres;
                count += within ? 1 : 0;
                assertThat(pairs.distance(i, j)).isEqualTo(within ? metres : Double.POSITIVE_INFINITY);
            }
        }
        assertThat(pairs.size()).isEqualTo(count);
        assertThat(pairs.demandCount()).isEqualTo(demandCount);
        assertThat(pairs.siteCount()).isEqualTo(siteCount);
    }

    @Test
    void aPairAtExactlyTheReachServes() {
        Places demand = new Places(new double[] {0, 3, 300}, new double[] {0, 4, 0});
        Places sites = new Places(new double[] {0}, new double[] {0});
        assertThat(straight.pairs(demand, sites, 5, Progress.NONE).size()).isEqualTo(2);
        assertThat(straight.pairs(demand, sites, 300, Progress.NONE).size()).isEqualTo(3);
        assertThat(straight.pairs(demand, sites, Math.nextDown(300.0), Progress.NONE)
                        .size())
                .isEqualTo(2);
    }

    @Test
    void doNotDependOnTheNumberOfThreads() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        Places demand = places(random, 20_000, 9000);
        Places sites = places(random, 300, 9000);
        Pairs many = straight.pairs(demand, sites, 500, Progress.NONE);
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            Pairs few = one.submit(() -> straight.pairs(demand, sites, 500, Progress.NONE))
                    .get();
            assertThat(few.sites()).isEqualTo(many.sites());
            assertThat(few.distances()).isEqualTo(many.distances());
            assertThat(few.siteDemands()).isEqualTo(many.siteDemands());
        } finally {
            one.shutdown();
        }
    }

    @Test
    void moreThanFitAreRefusedWithTheNumberAndTheAdvice() {
        Places demand = new Places(new double[100_000], new double[100_000]);
        Places sites = new Places(new double[401], new double[401]);
        for (double reachMetres : new double[] {Double.POSITIVE_INFINITY, 10}) {
            assertThatThrownBy(() -> straight.pairs(demand, sites, reachMetres, Progress.NONE))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat(fault.code()).isEqualTo("too-many-pairs");
                        assertThat(fault.value()).contains("40100000");
                        assertThat(fault.allowed()).contains("40000000").contains("radiusMetres");
                    });
        }
    }

    @ParameterizedTest(name = "seed {0}: {1} sites, {2} m wide")
    @CsvSource({"1, 1, 1000", "2, 7, 1000", "3, 400, 1000", "4, 50, 1", "5, 50, 1000000", "6, 30, 0"})
    void theNearestIsTheNearest(long seed, int siteCount, double wide) {
        SplittableRandom random = new SplittableRandom(seed);
        Places sites = places(random, siteCount, wide);
        Places demand = places(random, 2000, 3 * wide + 10);
        double[] nearest = straight.nearestMetres(demand, sites);
        for (int i = 0; i < nearest.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < siteCount; j++) {
                least = Math.min(least, demand.metres(i, sites, j));
            }
            assertThat(nearest[i]).isEqualTo(least);
        }
    }

    @Test
    void sitesOnALineAreFoundTooAndNoSitesAreNoneFar() {
        double[] x = new double[1000];
        Arrays.setAll(x, i -> 10.0 * i);
        Places line = new Places(x, new double[1000]);
        assertThat(straight.nearestMetres(new Places(new double[] {-30, 4996}, new double[] {40, 0}), line))
                .containsExactly(50, 4);
        assertThat(straight.nearestMetres(line, new Places(new double[0], new double[0])))
                .containsOnly(Double.NaN);
    }

    @Test
    void placesNearerThanASeparation() {
        Places places = new Places(new double[] {0, 100, 199, 1000}, new double[4]);
        assertThat(StraightDistances.nearer(places, 100)).isDeepEqualTo(new int[][] {{}, {2}, {1}, {}});
        assertThat(StraightDistances.nearer(places, 101)).isDeepEqualTo(new int[][] {{1}, {0, 2}, {1}, {}});
    }

    private static Places places(SplittableRandom random, int count, double wide) {
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = 494_000 + wide * (random.nextDouble() - 0.5);
            y[i] = 3_508_000 + wide * (random.nextDouble() - 0.5);
        }
        return new Places(x, y);
    }
}
