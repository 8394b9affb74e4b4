package org.cityreach.siting.algorithm.median;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The two hot paths of a median of 4000 demands and 500 candidates, p = 25: a local optimum, and steps of the bound. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MedianBenchmark {

    private static final int DEMANDS = 4000;
    private static final int SITES = 500;
    private static final int P = 25;
    private static final int STEPS = 20;
    private static final double SIZE_METRES = 20_000;

    private final MedianModel model = model();
    private final Interchange interchange = new Interchange(model);
    private final boolean[] random = new boolean[SITES];
    private final double[] multipliers = new double[DEMANDS];

    @Setup
    public void setUp() {
        SplittableRandom dice = new SplittableRandom(2);
        for (int open = 0; open < P; open++) {
            random[dice.nextInt(SITES)] = true;
        }
        for (int demand = 0; demand < DEMANDS; demand++) {
            multipliers[demand] = model.cost()[model.start()[demand] + SITES / P];
        }
    }

    private static MedianModel model() {
        SplittableRandom dice = new SplittableRandom(1);
        double[][] place = new double[DEMANDS + SITES][];
        Arrays.setAll(place, i -> new double[] {dice.nextDouble(SIZE_METRES), dice.nextDouble(SIZE_METRES)});
        double[] weight = new double[DEMANDS];
        double[][] table = new double[DEMANDS][SITES];
        for (int demand = 0; demand < DEMANDS; demand++) {
            weight[demand] = dice.nextInt(1, 400);
            for (int site = 0; site < SITES; site++) {
                double[] there = place[DEMANDS + site];
                table[demand][site] = Math.hypot(place[demand][0] - there[0], place[demand][1] - there[1]);
            }
        }
        MedianReduction reduction = MedianReduction.of(
                new SitingProblem(Goal.P_MEDIAN, weight, Pairs.ofTable(table), Sites.candidates(SITES), Rules.most(P)));
        return Objects.requireNonNull(reduction.model());
    }

    @Benchmark
    public double localOptimumFromRandomSites() {
        interchange.set(random);
        interchange.fill();
        interchange.improve();
        return interchange.value();
    }

    @Benchmark
    public double twentyStepsOfTheBound() {
        Dual dual = new Dual(model, multipliers, 0);
        dual.climb(STEPS, interchange.value(), Double.POSITIVE_INFINITY, () -> false);
        return dual.bound();
    }
}
