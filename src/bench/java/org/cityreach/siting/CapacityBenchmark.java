package org.cityreach.siting;

import java.util.concurrent.TimeUnit;
import org.cityreach.job.Progress;
import org.cityreach.siting.algorithm.Goal;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.Plan;
import org.cityreach.siting.algorithm.SitingProblem;
import org.cityreach.siting.algorithm.capacity.CapacitySolver;
import org.cityreach.siting.mip.HighsSolver;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two new stations of 200 t/d for 5193 cells beside seven that stand: until 1 % of the bound, and until it
 * is proved. Wall time of one thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class CapacityBenchmark {

    @Param({"30", "100", "300", "500"})
    private int candidates;

    @Param({"CAPACITATED_P_MEDIAN", "CAPACITATED_MAXIMAL_COVERING"})
    private Goal goal = Goal.CAPACITATED_P_MEDIAN;

    @Param({"true", "false"})
    private boolean split;

    private SitingProblem problem = StationCity.problem(goal, 1, 1000, 0, true);

    @Setup
    public void makeProblem() {
        problem = StationCity.problem(goal, candidates, 1000, 1500, split);
    }

    @Benchmark
    public Plan withinOnePercent() {
        return new CapacitySolver(new HighsSolver()).solve(problem, new Limits(60, 0.01, 1, 1), Progress.NONE);
    }

    @Benchmark
    public Plan proved() {
        return new CapacitySolver(new HighsSolver()).solve(problem, new Limits(60, 0, 1, 1), Progress.NONE);
    }
}
