package org.cityreach.siting;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Pairs;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.Rules;
import org.cityreach.siting.algorithm.Sites;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.cover.CentreSolver;
import org.cityreach.siting.algorithm.cover.SetCoveringSolver;
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

/**
 * Set covering of 90 000 weighted cells of 100 m by 2000 candidates that reach 500 m, nine tenths of the
 * weight that can be reached, until 1 % of the bound; and the p-centre of 5000 demands and 500 candidates,
 * 20 to open, until 1 %. Wall time of one thread, without a library.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class CoverBenchmark {

    private static final int ACROSS = 300;
    private static final double CELL_METRES = 100;
    private static final double REACH_METRES = 500;
    private static final int CANDIDATES = 2000;
    private static final Limits ONE_PER_CENT = new Limits(120, 0.01, 1, 1);

    private SitingProblem covering = empty(Goal.SET_COVERING);
    private SitingProblem centre = empty(Goal.P_CENTRE);

    private static SitingProblem empty(Goal goal) {
        Pairs none = Pairs.ofTable(new double[0][]);
        return new SitingProblem(goal, new double[0], none, Sites.candidates(0), Rules.most(1));
    }

    @Setup
    public void makeTowns() {
        SplittableRandom random = new SplittableRandom(20240601);
        covering = covering(random);
        centre = centre(random);
    }

    private static SitingProblem covering(SplittableRandom random) {
        int[] start = new int[CANDIDATES + 1];
        int[] demand = new int[CANDIDATES * 100];
        double[] metres = new double[demand.length];
        int count = 0;
        for (int site = 0; site < CANDIDATES; site++) {
            double x = random.nextDouble(ACROSS * CELL_METRES);
            double y = random.nextDouble(ACROSS * CELL_METRES);
            for (int cell = 0; cell < ACROSS * ACROSS; cell++) {
                double away =
                        Math.hypot((cell % ACROSS + 0.5) * CELL_METRES - x, (cell / ACROSS + 0.5) * CELL_METRES - y);
                if (away <= REACH_METRES) {
                    demand[count] = cell;
                    metres[count++] = away;
                }
            }
            start[site + 1] = count;
        }
        Pairs pairs = Pairs.ofSites(ACROSS * ACROSS, start, Arrays.copyOf(demand, count), Arrays.copyOf(metres, count));
        double[] weight = new double[ACROSS * ACROSS];
        double total = 0;
        double reached = 0;
        for (int cell = 0; cell < weight.length; cell++) {
            weight[cell] = random.nextInt(1, 200);
            total += weight[cell];
            reached += pairs.start(cell) < pairs.start(cell + 1) ? weight[cell] : 0;
        }
        double infinite = Double.POSITIVE_INFINITY;
        Rules rules = new Rules(Rules.NO_LIMIT, Rules.NO_LIMIT, infinite, 0.9 * reached / total, false, false);
        return new SitingProblem(Goal.SET_COVERING, weight, pairs, Sites.candidates(CANDIDATES), rules);
    }

    private static SitingProblem centre(SplittableRandom random) {
        double[][] place = new double[4][];
        for (int i = 0; i < place.length; i++) {
            place[i] = random.doubles(i < 2 ? 5000 : 500, 0, 12_000).toArray();
        }
        double[][] table = new double[5000][500];
        for (int demand = 0; demand < table.length; demand++) {
            for (int site = 0; site < table[demand].length; site++) {
                table[demand][site] = Math.hypot(place[0][demand] - place[2][site], place[1][demand] - place[3][site]);
            }
        }
        double[] weight = new double[table.length];
        Arrays.fill(weight, 1);
        return new SitingProblem(Goal.P_CENTRE, weight, Pairs.ofTable(table), Sites.candidates(500), Rules.most(20));
    }

    @Benchmark
    public Plan nineTenthsOfNinetyThousandCells() {
        return new SetCoveringSolver(null).solve(covering, ONE_PER_CENT, Progress.NONE);
    }

    @Benchmark
    public Plan twentyCentresOfFiveThousand() {
        return new CentreSolver(null).solve(centre, ONE_PER_CENT, Progress.NONE);
    }
}
