package org.cityreach.coverage.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: a plain loop over all pairs, bit for bit, on seeded random cities; ties by hand. */
class NearestFacilityTest {

    @ParameterizedTest(name = "{1} sites, seed {0}, on a lattice {2}")
    @CsvSource({"1, 1, false", "2, 2, false", "3, 500, false", "4, 5000, false", "5, 700, true", "6, 64, true"})
    void agreesWithAPlainLoop(long seed, int sites, boolean lattice) {
        Random random = new Random(seed);
        double[] sx = coordinates(random, sites, lattice);
        double[] sy = coordinates(random, sites, lattice);
        double[] x = coordinates(random, 40_000, lattice);
        double[] y = coordinates(random, 40_000, lattice);
        NearestFacility.Nearest nearest = NearestFacility.compute(sx, sy, x, y, Progress.NONE);
        for (int i = 0; i < x.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            int which = -1;
            for (int j = 0; j < sites; j++) {
                double dx = sx[j] - x[i];
                double dy = sy[j] - y[i];
                double square = dx * dx + dy * dy;
                if (square < best) {
                    best = square;
                    which = j;
                }
            }
            assertThat(nearest.site()[i]).as("point %s", i).isEqualTo(which);
            assertThat(nearest.metres()[i]).isEqualTo(Math.sqrt(best));
        }
    }

    @Test
    void ofSitesEquallyFarTheFirst() {
        double[] x = {0, 10, 0, 10, 5};
        double[] y = {0, 0, 10, 10, 5};
        double[] px = {5, 5, 0, 7.5};
        double[] py = {0, 5, 5, 7.5};
        NearestFacility.Nearest nearest =
                NearestFacility.compute(Arrays.copyOf(x, 4), Arrays.copyOf(y, 4), px, py, Progress.NONE);
        assertThat(nearest.site()).containsExactly(0, 0, 0, 3);
        assertThat(NearestFacility.compute(x, y, px, py, Progress.NONE).site()).containsExactly(0, 4, 0, 3);
    }

    @Test
    void degenerateInput() {
        double[] none = {};
        double[] one = {3};
        assertThat(NearestFacility.compute(none, none, one, one, Progress.NONE).site())
                .containsExactly(NearestFacility.NONE);
        assertThat(NearestFacility.compute(one, one, none, none, Progress.NONE).site())
                .isEmpty();
        double[] odd = {Double.NaN, 1, 3, 3, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        NearestFacility.Nearest nearest =
                NearestFacility.compute(one, one, odd, new double[] {1, 1, 3, 3, 1, 1}, Progress.NONE);
        assertThat(nearest.site())
                .containsExactly(NearestFacility.NONE, 0, 0, 0, NearestFacility.NONE, NearestFacility.NONE);
        assertThat(nearest.metres()[2]).isZero();
        double[] twins = {7, 7, 7};
        assertThat(NearestFacility.compute(twins, twins, one, one, Progress.NONE)
                        .site())
                .containsExactly(0);
    }

    private static double[] coordinates(Random random, int size, boolean lattice) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = 494_000 + (lattice ? 250 * random.nextInt(40) : 10_000 * random.nextDouble());
        }
        return values;
    }
}
