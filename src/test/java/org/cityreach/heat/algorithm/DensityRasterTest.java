package org.cityreach.heat.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Envelope;

/** Truth: closed forms; the formula summed place by place, written apart; the integral. */
class DensityRasterTest {

    private static final long SEED = 20_261_122;
    private static final double WEST = 500_000;
    private static final double SOUTH = 3_500_000;
    private static final double SIDE = 30_000;
    private static final double SHARE_OF_MAXIMUM = 1e-3;
    private static final double SHARE_OF_PIXEL = 1e-2;

    private static RasterFrame frame(double marginMetres, int cells) {
        double side = SIDE + 2 * marginMetres;
        return new RasterFrame(WEST - marginMetres, SOUTH + SIDE + marginMetres, side / cells, cells, cells);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void manyPlacesSeed20261122AgreeWithTheFormulaInEveryCell(Kernel kernel) {
        // The exact sum of the gaussian takes long; a fifth of the places is as hard a test.
        int count = kernel == Kernel.QUARTIC ? 1_000_000 : 200_000;
        double[][] xy = StepPlaces.rounded(Formula.city(SEED, count, SIDE, WEST, SOUTH));
        Places places = new StepPlaces(xy[0], xy[1], WEST, SOUTH);
        RasterFrame frame = frame(0, 1024);
        float[] fast = DensityRaster.compute(places, frame, kernel, 500, Progress.NONE);
        float[] exact = DensityRaster.exact(places, frame, kernel, 500, Progress.NONE);
        assertAgree(fast, exact);
        // The exact sum itself is held against the formula in some hundred cells, each over all places.
        Random random = new Random(SEED);
        for (int i = 0; i < 100; i++) {
            int col = random.nextInt(1024);
            int row = random.nextInt(1024);
            double formula = kernel == Kernel.QUARTIC
                    ? Formula.quartic(xy[0], xy[1], frame.x(col), frame.y(row), 500)
                    : Formula.gaussian(xy[0], xy[1], frame.x(col), frame.y(row), 500);
            assertThat((double) exact[row * 1024 + col]).isCloseTo(formula, within(1e-6 * formula + 1e-9));
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void fewAndSparsePlacesSeed20261123AgreeInEveryCell(Kernel kernel) {
        for (int count : new int[] {3, 300, 15_000, 17_000, 40_000}) {
            double[][] xy = Formula.city(SEED + 1, count, SIDE, WEST, SOUTH);
            Places places = Places.of(xy[0], xy[1]);
            RasterFrame frame = frame(0, 512);
            assertAgree(
                    DensityRaster.compute(places, frame, kernel, 900, Progress.NONE),
                    DensityRaster.exact(places, frame, kernel, 900, Progress.NONE));
        }
    }

    @Test
    void soManyPlacesSeed20261122ThatTheyAreGatheredAgreeInEveryCell() {
        double[][] xy = StepPlaces.rounded(Formula.city(SEED, 300_000, SIDE, WEST, SOUTH));
        Places places = new StepPlaces(xy[0], xy[1], WEST, SOUTH);
        RasterFrame frame = frame(0, 256);
        assertAgree(
                DensityRaster.compute(places, frame, Kernel.QUARTIC, 3000, Progress.NONE),
                DensityRaster.exact(places, frame, Kernel.QUARTIC, 3000, Progress.NONE));
    }

    /** Heaps: at one position, and scattered by a thousandth of the radius; alone, and among others. */
    @ParameterizedTest
    @EnumSource(Kernel.class)
    void pilesSeed20261203AgreeInEveryCell(Kernel kernel) {
        for (double scatterMetres : new double[] {0, 0.6}) {
            for (int rest : new int[] {0, 2000, 60_000}) {
                double[][] xy = piles(rest, scatterMetres);
                double[] ones = new double[xy[0].length];
                Arrays.fill(ones, 1);
                RasterFrame frame = frame(0, 512);
                float[] exact = DensityRaster.exact(Places.of(xy[0], xy[1]), frame, kernel, 600, Progress.NONE);
                assertAgree(
                        DensityRaster.compute(
                                new StepPlaces(xy[0], xy[1], WEST, SOUTH), frame, kernel, 600, Progress.NONE),
                        exact);
                assertAgree(
                        DensityRaster.compute(Places.of(xy[0], xy[1], ones), frame, kernel, 600, Progress.NONE), exact);
            }
        }
    }

    /** Seven heaps of 2000 to 14 000 places in the middle, of which two overlap, and others all over the city. */
    private static double[][] piles(int rest, double scatterMetres) {
        Random random = new Random(SEED + 2);
        double[][] all = Formula.city(SEED + 2, 56_000 + rest, SIDE, WEST, SOUTH);
        int at = 0;
        for (int pile = 1; pile <= 7; pile++) {
            for (int i = 0; i < 2000 * pile; i++) {
                all[0][at] = WEST + SIDE / 2 + 531.7 * pile * pile / 7 + scatterMetres * random.nextGaussian();
                all[1][at++] = SOUTH + SIDE / 2 - 313.1 * pile + scatterMetres * random.nextGaussian();
            }
        }
        return StepPlaces.rounded(all);
    }

    private static void assertAgree(float[] fast, float[] exact) {
        float largest = 0;
        for (float value : exact) {
            largest = Math.max(largest, value);
        }
        int outside = 0;
        for (int i = 0; i < exact.length; i++) {
            double error = Math.abs(fast[i] - exact[i]);
            outside += error > SHARE_OF_MAXIMUM * largest && error > SHARE_OF_PIXEL * exact[i] ? 1 : 0;
        }
        assertThat(largest).isPositive();
        assertThat(outside).as("cells outside the bound").isZero();
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void theIntegralIsTheNumberOfPlaces(Kernel kernel) {
        for (int count : new int[] {1, 5000, 200_000}) {
            double[][] xy = Formula.city(SEED, count, SIDE, WEST, SOUTH);
            RasterFrame frame = frame(600, 1024);
            float[] raster = DensityRaster.compute(Places.of(xy[0], xy[1]), frame, kernel, 500, Progress.NONE);
            double sum = 0;
            for (float value : raster) {
                sum += value;
            }
            double integral = sum * frame.cellMetres() * frame.cellMetres() / 1e6;
            assertThat(integral).isCloseTo(count, within(0.005 * count));
        }
    }

    @Test
    void onePlaceGivesThePeakAtItself() {
        double[] xs = {WEST + 1000.5};
        double[] ys = {SOUTH + 2000.5};
        RasterFrame frame = new RasterFrame(WEST + 500, SOUTH + 2500, 1, 1000, 1000);
        float[] raster = DensityRaster.compute(Places.of(xs, ys), frame, Kernel.QUARTIC, 250, Progress.NONE);
        double peak = 3 / (Math.PI * 0.25 * 0.25);
        assertThat((double) raster[499 * 1000 + 500]).isCloseTo(peak, within(1e-6 * peak));
        assertThat(raster[499 * 1000 + 500 + 250]).isZero();
        DensityField field = DensityField.compute(
                Places.of(xs, ys), new Envelope(xs[0], xs[0], ys[0], ys[0]), Kernel.QUARTIC, 250, Progress.NONE);
        assertThat(field.maximum()).isCloseTo(peak, within(1e-3 * peak));
        assertThat(field.count()).isEqualTo(1);
    }

    @Test
    void weightsCountAndManyPlacesInOnePositionAddUp() {
        int count = 50_000;
        double[] xs = new double[count];
        double[] ys = new double[count];
        double[] weights = new double[count];
        Arrays.fill(xs, WEST + 100);
        Arrays.fill(ys, SOUTH + 100);
        Arrays.fill(weights, 2);
        DensityField field = DensityField.compute(
                Places.of(xs, ys, weights),
                new Envelope(xs[0], xs[0], ys[0], ys[0]),
                Kernel.QUARTIC,
                500,
                Progress.NONE);
        double peak = count * 2 * 3 / (Math.PI * 0.25);
        assertThat(field.maximum()).isCloseTo(peak, within(1e-3 * peak));
        assertThat(field.weight()).isEqualTo(2.0 * count);
    }

    @Test
    void nothingGivesNothing() {
        Places none = Places.of(new double[0], new double[0]);
        DensityField field = DensityField.compute(none, new Envelope(), Kernel.QUARTIC, 500, Progress.NONE);
        assertThat(field.count()).isZero();
        assertThat(field.maximum()).isZero();
        assertThat(field.reached().isNull()).isTrue();
        assertThat(DensityRaster.compute(none, frame(0, 8), Kernel.QUARTIC, 500, Progress.NONE))
                .containsOnly(0);
    }
}
