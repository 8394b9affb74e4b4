package org.cityreach.siting.mip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cityreach.siting.algorithm.Limits;
import org.cityreach.siting.algorithm.LinearProgram;
import org.cityreach.siting.algorithm.MixedIntegerSolver.Answer;
import org.cityreach.siting.algorithm.MixedIntegerSolver.Stopped;
import org.cityreach.siting.algorithm.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Closed form for small programs; knapsacks against trying every choice. */
class HighsSolverTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    private final HighsSolver solver = new HighsSolver();

    @Test
    void aLinearProgram() {
        LinearProgram program = new LinearProgram();
        int x = program.variable(0, NONE, -3, false);
        int y = program.variable(0, NONE, -5, false);
        row(program, 4, x, 1, y, 0);
        row(program, 12, x, 0, y, 2);
        row(program, 18, x, 3, y, 2);
        Answer answer = solver.solve(program, Limits.seconds(10), () -> false);
        assertThat(answer.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(answer.objective()).isCloseTo(-36, within(1e-9));
        assertThat(answer.values()).containsExactly(new double[] {2, 6}, within(1e-9));
        assertThat(answer.bound()).isEqualTo(answer.objective());
    }

    @Test
    void aProgramWithoutSolution() {
        LinearProgram program = new LinearProgram();
        int x = program.variable(0, 1, 1, true);
        program.row(0.25, 0.75);
        program.add(x, 1);
        Answer answer = solver.solve(program, Limits.seconds(10), () -> false);
        assertThat(answer.outcome()).isEqualTo(Plan.Outcome.INFEASIBLE);
        assertThat(answer.values()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aKnapsackOfTwelveThings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LinearProgram program = new LinearProgram();
        double[] worth = random.doubles(12, 1, 9).toArray();
        double[] size = random.doubles(12, 1, 9).toArray();
        for (double one : worth) {
            program.variable(0, 1, -one, true);
        }
        program.row(Double.NEGATIVE_INFINITY, 20);
        for (int thing = 0; thing < 12; thing++) {
            program.add(thing, size[thing]);
        }
        double best = 0;
        for (int chosen = 0; chosen < 1 << 12; chosen++) {
            double full = 0;
            double sum = 0;
            for (int thing = 0; thing < 12; thing++) {
                full += (chosen >> thing & 1) * size[thing];
                sum += (chosen >> thing & 1) * worth[thing];
            }
            best = full <= 20 ? Math.max(best, sum) : best;
        }
        Answer answer = solver.solve(program, Limits.seconds(10), () -> false);
        assertThat(answer.outcome()).isEqualTo(Plan.Outcome.OPTIMAL);
        assertThat(answer.objective()).isCloseTo(-best, within(1e-6));
    }

    @Test
    void stoppingKeepsTheStartAndTheBound() {
        LinearProgram program = hard();
        program.start(new double[program.variableCount()]);
        AtomicInteger asked = new AtomicInteger();
        double[] bound = {Double.NEGATIVE_INFINITY};
        Answer answer = solver.solve(program, Limits.seconds(60), new Stopped() {
            @Override
            public boolean isStopped() {
                return asked.incrementAndGet() > 3;
            }

            @Override
            public void bounded(double told) {
                bound[0] = Math.max(bound[0], told);
            }
        });
        assertThat(answer.outcome()).isEqualTo(Plan.Outcome.FEASIBLE);
        assertThat(answer.values()).hasSize(program.variableCount());
        assertThat(answer.objective()).isLessThanOrEqualTo(0);
        assertThat(answer.bound()).isFinite().isLessThan(answer.objective());
        assertThat(bound[0]).isLessThanOrEqualTo(answer.bound() + 1e-6);
    }

    @Test
    void timeOutKeepsTheBestSolution() {
        Answer answer = solver.solve(hard(), Limits.seconds(0.5), () -> false);
        assertThat(answer.outcome()).isEqualTo(Plan.Outcome.FEASIBLE);
        assertThat(answer.objective()).isNegative();
        assertThat(answer.bound()).isLessThan(answer.objective());
    }

    @Test
    void nothingOfTheLibraryStaysBehind() throws IOException {
        assertThat(solver.isAvailable()).isTrue();
        assertThat(solver.missing()).isNull();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(n -> n.startsWith("cityreach-highs")))
                    .isEmpty();
        }
    }

    /** A multi-dimensional knapsack (200 things, 30 limits): far from closed within half a second. */
    private static LinearProgram hard() {
        SplittableRandom random = new SplittableRandom(7);
        LinearProgram program = new LinearProgram();
        int things = 200;
        for (int thing = 0; thing < things; thing++) {
            program.variable(0, 1, -random.nextInt(500, 1000), true);
        }
        for (int limit = 0; limit < 30; limit++) {
            program.row(Double.NEGATIVE_INFINITY, 250 * things);
            for (int thing = 0; thing < things; thing++) {
                program.add(thing, random.nextInt(1, 1000));
            }
        }
        return program;
    }

    private static void row(LinearProgram program, double most, int x, double factorX, int y, double factorY) {
        program.row(Double.NEGATIVE_INFINITY, most);
        program.add(x, factorX);
        program.add(y, factorY);
    }
}
