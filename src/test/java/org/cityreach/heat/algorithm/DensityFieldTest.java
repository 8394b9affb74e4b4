package org.cityreach.heat.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

/** Truth: the formula summed place by place; a position has one value from whichever part it is read. */
class DensityFieldTest {

    private static final long SEED = 20_261_124;
    private static final double SIDE = 30_000;

    private final double[][] xy = Formula.city(SEED, 120_000, SIDE, 0, 0);
    private final Places places = new StepPlaces(xy[0], xy[1], 0, 0);

    private DensityField field(double radiusMetres) {
        return DensityField.compute(
                places, new Envelope(0, SIDE, 0, SIDE), Kernel.QUARTIC, radiusMetres, Progress.NONE);
    }

    @ParameterizedTest(name = "seed 20261124, radius {0} m, positions {1} m apart")
    @CsvSource({"10, 0.5", "10, 20", "50, 3", "50, 40", "100, 12", "500, 5", "500, 150", "5000, 150", "50000, 1"})
    void everyPositionIsWithinTheBoundOfTheFormula(double radiusMetres, double apartMetres) {
        DensityField field = field(radiusMetres);
        Random random = new Random(SEED);
        double worst = 0;
        for (int part = 0; part < 6; part++) {
            int near = random.nextInt(xy[0].length);
            double west = xy[0][near] - 20 * apartMetres;
            double south = xy[1][near] - 20 * apartMetres;
            double[] values = read(field, west, south, apartMetres);
            for (int i = 0; i < values.length; i += 41) {
                double x = west + i % 40 * apartMetres;
                double y = south + (double) (i / 40) * apartMetres;
                double formula = Formula.quartic(xy[0], xy[1], x, y, radiusMetres);
                double error = Math.abs(values[i] - formula);
                worst = Math.max(worst, error <= 0.01 * formula ? 0 : error);
            }
        }
        assertThat(worst).isLessThanOrEqualTo(1e-3 * field.maximum());
    }

    @ParameterizedTest(name = "seed 20261124, radius {0} m, positions {1} m apart")
    @CsvSource({"10, 0.5", "10, 20", "50, 3", "50, 40", "100, 12", "500, 5", "50000, 1"})
    void partsThatShareAnEdgeAgreeThere(double radiusMetres, double apartMetres) {
        DensityField field = field(radiusMetres);
        double west = xy[0][7] - 39 * apartMetres;
        double south = xy[1][7] - 20 * apartMetres;
        double[] left = read(field, west, south, apartMetres);
        double[] right = read(field, west + 39 * apartMetres, south, apartMetres);
        boolean any = false;
        for (int row = 0; row < 40; row++) {
            double shared = left[row * 40 + 39];
            assertThat(right[row * 40]).isEqualTo(shared);
            any |= shared > 0;
        }
        assertThat(any).isTrue();
    }

    @ParameterizedTest(name = "seed 20261124, radius {0} m, positions {1} m apart")
    @CsvSource({"10, 0.5", "10, 4", "12, 5.9"})
    void partsOfFewPlacesAgreeToo(double radiusMetres, double apartMetres) {
        Places few = Places.of(Arrays.copyOf(xy[0], 9000), Arrays.copyOf(xy[1], 9000));
        DensityField field =
                DensityField.compute(few, new Envelope(0, SIDE, 0, SIDE), Kernel.GAUSSIAN, radiusMetres, Progress.NONE);
        double west = xy[0][7] - 39 * apartMetres;
        double south = xy[1][7] - 20 * apartMetres;
        double[] left = read(field, west, south, apartMetres);
        double[] right = read(field, west + 39 * apartMetres, south, apartMetres);
        for (int row = 0; row < 40; row++) {
            assertThat(right[row * 40]).isEqualTo(left[row * 40 + 39]);
        }
        assertThat(left[20 * 40 + 39]).isPositive();
    }

    /** A sixth of all places lies in one, which the seam cuts through; the whole is one surface, or too large for one. */
    @ParameterizedTest(name = "seed 20261124, radius {0} m, positions {1} m apart")
    @CsvSource({"20, 0.5", "50, 3", "500, 15", "5000, 150"})
    void aPileIsExactAndJoinsToo(double radiusMetres, double apartMetres) {
        double[][] heaped = {xy[0].clone(), xy[1].clone()};
        Arrays.fill(heaped[0], 40_000, 60_000, 12_345.25);
        Arrays.fill(heaped[1], 40_000, 60_000, 23_456.5);
        DensityField field = DensityField.compute(
                new StepPlaces(heaped[0], heaped[1], 0, 0),
                new Envelope(0, SIDE, 0, SIDE),
                Kernel.QUARTIC,
                radiusMetres,
                Progress.NONE);
        double south = 23_456.5 - 20.3 * apartMetres;
        double[] left = read(field, 12_345.25 - 42.4 * apartMetres, south, apartMetres);
        double[] right = read(field, 12_345.25 - 3.4 * apartMetres, south, apartMetres);
        double largest = 20_000 * Kernel.QUARTIC.peakPerSquareKilometre(radiusMetres);
        assertThat(field.maximum()).isGreaterThanOrEqualTo(0.99 * largest);
        for (int i = 0; i < 1600; i++) {
            double x = 12_345.25 + (i % 40 - 3.4) * apartMetres;
            double y = south + (double) (i / 40) * apartMetres;
            double formula = Formula.quartic(heaped[0], heaped[1], x, y, radiusMetres);
            assertThat(right[i]).isCloseTo(formula, within(Math.max(0.01 * formula, 1e-3 * field.maximum())));
        }
        for (int row = 0; row < 40; row++) {
            assertThat(right[row * 40]).isEqualTo(left[row * 40 + 39]);
        }
    }

    private static double[] read(DensityField field, double west, double south, double apartMetres) {
        double[] xs = new double[1600];
        double[] ys = new double[1600];
        for (int i = 0; i < 1600; i++) {
            xs[i] = west + i % 40 * apartMetres;
            ys[i] = south + (double) (i / 40) * apartMetres;
        }
        return field.valuesAt(
                xs,
                ys,
                new Envelope(west, west + 39 * apartMetres, south, south + 39 * apartMetres),
                apartMetres,
                Progress.NONE);
    }

    @ParameterizedTest(name = "seed 20261124, radius {0} m")
    @CsvSource({"10", "50", "500", "5000"})
    void theMaximumIsThatOfTheFormulaNearIt(double radiusMetres) {
        double maximum = field(radiusMetres).maximum();
        double largest = 0;
        for (int i = 0; i < xy[0].length; i += 200) {
            largest = Math.max(largest, Formula.quartic(xy[0], xy[1], xy[0][i], xy[1][i], radiusMetres));
        }
        assertThat(maximum).isGreaterThanOrEqualTo(0.99 * largest);
    }

    @Test
    void placesOutsideTheBoundsOfTheWorldAreLeftOut() {
        double[] xs = {Double.NaN, 5};
        double[] ys = {Double.NaN, 5};
        DensityField field =
                DensityField.compute(Places.of(xs, ys), new Envelope(5, 5, 5, 5), Kernel.QUARTIC, 100, Progress.NONE);
        assertThat(field.count()).isEqualTo(1);
    }
}
