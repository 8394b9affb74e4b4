package org.cityreach.hotspot.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assertj.core.data.Offset;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the formula written out over all pairs of places and steps; Gi* of a single step. */
class SpaceTimeGetisOrdTest {

    private static final double BAND_METRES = 250;
    private static final Offset<Double> CLOSE = within(1e-10);

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    private final double[] x = random.doubles(40, 0, 1000).toArray();
    private final double[] y = random.doubles(40, 0, 1000).toArray();
    private final Neighbourhood neighbours = DistanceBand.compute(x, y, BAND_METRES, Progress.NONE);

    @ParameterizedTest(name = "{0} steps before")
    @ValueSource(ints = {0, 1, 3, 12})
    void agreesWithTheFormulaWrittenOut(int before) {
        double[][] values = new double[6][];
        for (int step = 0; step < values.length; step++) {
            values[step] = random.ints(40, 0, 9).asDoubleStream().toArray();
        }
        double[][] z = SpaceTimeGetisOrd.compute(values, neighbours, before, Progress.NONE);
        for (int step = 0; step < values.length; step++) {
            for (int i = 0; i < 40; i++) {
                assertThat(z[step][i]).isEqualTo(byHand(values, step, i, before), CLOSE);
            }
        }
    }

    @Test
    void oneStepIsPlainGiStar() {
        double[][] values = {random.ints(40, 0, 9).asDoubleStream().toArray()};
        assertThat(SpaceTimeGetisOrd.compute(values, neighbours, 1, Progress.NONE)[0])
                .containsExactly(GetisOrd.compute(values[0], neighbours), CLOSE);
    }

    @Test
    void nothingIsSaidWhereNothingDiffers() {
        assertThat(SpaceTimeGetisOrd.compute(new double[3][40], neighbours, 1, Progress.NONE)[2])
                .containsOnly(Double.NaN);
    }

    private double byHand(double[][] values, int step, int place, int before) {
        double n = values.length * 40.0;
        double sum = 0;
        double all = 0;
        double squares = 0;
        double weight = 0;
        for (int t = 0; t < values.length; t++) {
            for (int j = 0; j < 40; j++) {
                all += values[t][j];
                squares += values[t][j] * values[t][j];
                boolean near = Math.hypot(x[place] - x[j], y[place] - y[j]) <= BAND_METRES;
                if (near && t <= step && t >= step - before) {
                    sum += values[t][j];
                    weight++;
                }
            }
        }
        double mean = all / n;
        double s = Math.sqrt(squares / n - mean * mean);
        return (sum - mean * weight) / (s * Math.sqrt((n * weight - weight * weight) / (n - 1)));
    }
}
