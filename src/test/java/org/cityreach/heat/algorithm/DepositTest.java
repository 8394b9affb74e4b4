package org.cityreach.heat.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Truth: the spline's weights by hand; the sum over all nodes; order and part must not matter. */
class DepositTest {

    private static final long SEED = 20_261_201;
    private static final double STEP = 62.5;
    private static final double SIDE = 5000;

    /** Nodes from -250 m to 5250 m. */
    private static final Lattice LATTICE = new Lattice(STEP, -4, -4, 89, 89);

    private final double[][] xy = StepPlaces.rounded(Formula.city(SEED, 20_000, SIDE, 0, 0));
    private final StepPlaces steps = new StepPlaces(xy[0], xy[1], 0, 0);

    private static float[] spread(Deposit deposit, double[] xs, double[] ys, double @Nullable [] weights) {
        deposit.accept(xs.length, xs, ys, weights);
        return deposit.values();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aPlaceOnANodeGivesAnEighthAndSixEighths() {
        float[] values = spread(new PlaceDeposit(LATTICE), new double[] {STEP}, new double[] {0}, null);
        int node = 4 * 89 + 5;
        assertThat(values[node]).isEqualTo(36 / 64f);
        assertThat(values[node - 1]).isEqualTo(6 / 64f);
        assertThat(values[node + 89]).isEqualTo(6 / 64f);
        assertThat(values[node - 90]).isEqualTo(1 / 64f);
        assertThat(sum(values)).isEqualTo(1);
    }

    @Test
    void aPlaceMidwayBelongsToBothNodesAlike() {
        float[] values = spread(new PlaceDeposit(LATTICE), new double[] {STEP / 2}, new double[] {0}, null);
        int node = 4 * 89 + 4;
        assertThat(values[node]).isEqualTo(24 / 64f);
        assertThat(values[node + 1]).isEqualTo(24 / 64f);
        assertThat(values[node - 1]).isZero();
        assertThat(values[node + 2]).isZero();
    }

    @Test
    void wholeStepsGiveWhatMetresGive() {
        float[] ofMetres = spread(new PlaceDeposit(LATTICE), xy[0], xy[1], null);
        PlaceDeposit deposit = new PlaceDeposit(LATTICE);
        steps.scan(null, deposit);
        float[] ofSteps = deposit.values();
        assertThat(sum(ofSteps)).isCloseTo(xy[0].length, within(1e-3));
        for (int i = 0; i < ofMetres.length; i++) {
            // A place midway between two units may be rounded to either.
            assertThat((double) ofSteps[i]).isCloseTo(ofMetres[i], within(2.0 / PlaceDeposit.UNITS));
        }
    }

    @Test
    void orderMattersToRoundingOnly() {
        double[][] backwards = new double[2][xy[0].length];
        for (int i = 0; i < xy[0].length; i++) {
            backwards[0][i] = xy[0][xy[0].length - 1 - i];
            backwards[1][i] = xy[1][xy[0].length - 1 - i];
        }
        assertSame(
                spread(new PlaceDeposit(LATTICE), backwards[0], backwards[1], null),
                spread(new PlaceDeposit(LATTICE), xy[0], xy[1], null));
    }

    private static void assertSame(float[] values, float[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(1e-5 * (1 + expected[i])));
        }
    }

    @Test
    void aPartHoldsWhatTheWholeHolds() {
        Lattice part = new Lattice(STEP, 20, 30, 25, 20);
        PlaceDeposit whole = new PlaceDeposit(LATTICE);
        PlaceDeposit ofPart = new PlaceDeposit(part);
        steps.scan(null, whole);
        steps.scan(null, ofPart);
        float[] all = whole.values();
        float[] some = ofPart.values();
        for (int row = Deposit.RIM; row < part.rows() - Deposit.RIM; row++) {
            for (int col = Deposit.RIM; col < part.cols() - Deposit.RIM; col++) {
                assertThat(some[row * 25 + col]).isEqualTo(all[(row + 34) * 89 + col + 24]);
            }
        }
        assertThat(sum(some)).isPositive();
    }

    @Test
    void countsAreAsManyPlaces() {
        double[] counts = new double[xy[0].length];
        Arrays.fill(counts, 7);
        PlaceDeposit seven = new PlaceDeposit(LATTICE);
        for (int i = 0; i < 7; i++) {
            seven.accept(xy[0].length, xy[0], xy[1], null);
        }
        assertSame(spread(new PlaceDeposit(LATTICE), xy[0], xy[1], counts), seven.values());
    }

    @Test
    void weightsSeed20261201AddUp() {
        Random random = new Random(SEED);
        double[] weights = random.doubles(xy[0].length, 0, 1000).toArray();
        float[] values = spread(new PlaceDeposit(LATTICE), xy[0], xy[1], weights);
        double total = Arrays.stream(weights).sum();
        assertThat(sum(values)).isCloseTo(total, within(1e-6 * total));
        Arrays.fill(weights, 1);
        float[] ones = spread(new PlaceDeposit(LATTICE), xy[0], xy[1], weights);
        float[] counted = spread(new PlaceDeposit(LATTICE), xy[0], xy[1], null);
        for (int i = 0; i < ones.length; i++) {
            assertThat((double) counted[i]).isCloseTo(ones[i], within(0.01 * (1 + Math.sqrt(ones[i]))));
        }
    }

    @Test
    void gatheredPlacesKeepTheirNumberAndTheirCentreOfGravity() {
        GatheringDeposit gathering = new GatheringDeposit(LATTICE);
        PlaceDeposit plain = new PlaceDeposit(LATTICE);
        steps.scan(null, gathering);
        steps.scan(null, plain);
        float[] gathered = gathering.values();
        float[] spread = plain.values();
        assertThat(sum(gathered)).isCloseTo(xy[0].length, within(1e-3));
        double east = 0;
        for (int i = 0; i < gathered.length; i++) {
            east += i % 89 * (double) (gathered[i] - spread[i]);
        }
        assertThat(east / xy[0].length).isCloseTo(0, within(1.0 / PlaceDeposit.UNITS));
    }

    @Test
    void moreThanFitIntoASquareAtATimeAreKept() {
        int count = 200_001;
        double[] xs = new double[count];
        double[] ys = new double[count];
        Arrays.fill(xs, 1000.25);
        Arrays.fill(ys, 2000.75);
        StepPlaces pile = new StepPlaces(xs, ys, 0, 0);
        GatheringDeposit gathering = new GatheringDeposit(LATTICE);
        PlaceDeposit plain = new PlaceDeposit(LATTICE);
        pile.scan(null, gathering);
        pile.scan(null, plain);
        float[] expected = plain.values();
        float[] gathered = gathering.values();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) gathered[i]).isCloseTo(expected[i], within(1e-4 * (1 + expected[i])));
        }
    }

    @Test
    void placesFarOutsideAreLeftOut() {
        double[] far = {-1e9, 1e9, 5400, -400, Double.NaN, 1e300};
        double[] here = {100, 100, 100, 100, Double.NaN, 100};
        assertThat(sum(spread(new PlaceDeposit(LATTICE), far, here, null))).isZero();
        assertThat(sum(spread(new PlaceDeposit(LATTICE), here, far, null))).isZero();
        assertThat(sum(spread(new PlaceDeposit(LATTICE), far, here, null))).isZero();
    }
}
