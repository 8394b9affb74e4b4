package org.cityreach.hotspot.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Truth: the published values of the six points of Getis and Ord's software; all orders of few values gone through;
 * closed forms of chessboards.
 */
class StatisticsTest {

    private static final double[] X = {10, 20, 40, 15, 30, 30};
    private static final double[] Y = {10, 10, 10, 20, 20, 30};
    private static final double[] VALUES = {2, 3, 3.2, 5, 8, 7};
    private static final Offset<Double> PUBLISHED = within(1e-7);
    private static final Offset<Double> CLOSE = within(1e-12);

    /** (15, 20) and (30, 20) lie exactly a band apart. */
    private static final Neighbourhood SIX = DistanceBand.compute(X, Y, 15, Progress.NONE);

    @Test
    void giStarOfTheSixPoints() {
        assertThat(GetisOrd.compute(VALUES, SIX))
                .containsExactly(
                        new double[] {-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331},
                        PUBLISHED);
    }

    @Test
    void globalGOfTheSixPointsIsTheOneWithoutSelf() {
        Global g = GlobalG.compute(VALUES, SIX);
        assertThat(g.value()).isEqualTo(0.55709779, PUBLISHED);
        // 14 ordered pairs of neighbours among 6 · 5.
        assertThat(g.expected()).isEqualTo(14.0 / 30, CLOSE);
    }

    /** Given its own value, a place's Moran is its neighbours' sum, so it has the z of Gi without self but for the sign. */
    @Test
    void localMoranOfTheSixPointsHasThePublishedZOfGi() {
        LocalMoran moran = LocalMoran.compute(VALUES, SIX);
        assertThat(moran.z())
                .containsExactly(
                        new double[] {1.0136729, 0.04361589, -1.31558703, -0.31412676, 1.15373986, 1.77833941},
                        PUBLISHED);
    }

    /** Mean 4, variance 5; place 0 deviates by −3 and its one neighbour by −1: 3 / 5. */
    @Test
    void localMoranByHand() {
        double[] line = {0, 1, 2, 3};
        LocalMoran moran = LocalMoran.compute(
                new double[] {1, 3, 5, 7}, DistanceBand.compute(line, new double[4], 1, Progress.NONE));
        assertThat(moran.index()).containsExactly(new double[] {0.6, 0.2, 0.2, 0.6}, CLOSE);
        assertThat(moran.around()).containsExactly(new double[] {-1, -1, 1, 1}, CLOSE);
    }

    static Stream<Neighbourhood> neighbourhoods() {
        double[] x = {0, 10, 22, 3, 14, 27, 40};
        double[] y = {0, 2, 1, 12, 11, 14, 15};
        return Stream.of(
                DistanceBand.compute(x, y, 15, Progress.NONE),
                DistanceBand.compute(x, y, 12.5, Progress.NONE),
                NearestNeighbours.compute(x, y, 2, Progress.NONE),
                NearestNeighbours.compute(x, y, 3, Progress.NONE));
    }

    private static final double[] SEVEN = {2, 3, 3.2, 5, 8, 7, 0.5};

    @ParameterizedTest
    @MethodSource("neighbourhoods")
    void momentsOfTheMoranAreThoseOfAllOrders(Neighbourhood neighbours) {
        Global moran = GlobalMoran.compute(SEVEN, neighbours);
        AllOrders truth = AllOrders.of(
                SEVEN, -1, order -> GlobalMoran.compute(order, neighbours).value());
        assertThat(moran.expected()).isEqualTo(truth.mean(), CLOSE);
        assertThat(moran.variance()).isEqualTo(truth.variance(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("neighbourhoods")
    void momentsOfTheGeneralGAreThoseOfAllOrders(Neighbourhood neighbours) {
        Global g = GlobalG.compute(SEVEN, neighbours);
        AllOrders truth = AllOrders.of(
                SEVEN, -1, order -> GlobalG.compute(order, neighbours).value());
        assertThat(g.expected()).isEqualTo(truth.mean(), CLOSE);
        assertThat(g.variance()).isEqualTo(truth.variance(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("neighbourhoods")
    void momentsOfTheLocalMoranAreThoseOfAllOrdersOfTheOthers(Neighbourhood neighbours) {
        LocalMoran moran = LocalMoran.compute(SEVEN, neighbours);
        for (int place = 0; place < SEVEN.length; place++) {
            int fixed = place;
            AllOrders truth = AllOrders.of(
                    SEVEN, fixed, order -> LocalMoran.compute(order, neighbours).index()[fixed]);
            if (neighbours.count(place) > 0) {
                assertThat(moran.z()[place])
                        .as("place %d", place)
                        .isEqualTo((moran.index()[place] - truth.mean()) / Math.sqrt(truth.variance()), within(1e-9));
            } else {
                assertThat(moran.z()[place]).isNaN();
            }
        }
    }

    /** Over all orders Gi* has the mean 0 and the variance 1 that its form promises. */
    @ParameterizedTest
    @MethodSource("neighbourhoods")
    void giStarIsStandardisedOverAllOrders(Neighbourhood neighbours) {
        for (int place = 0; place < SEVEN.length; place++) {
            int fixed = place;
            AllOrders truth = AllOrders.of(SEVEN, -1, order -> GetisOrd.compute(order, neighbours)[fixed]);
            assertThat(truth.mean()).isEqualTo(0, CLOSE);
            assertThat(truth.variance()).isEqualTo(1, within(1e-9));
        }
    }

    @Test
    void aChessboardIsAsUnlikeAsCanBeByRooksRule() {
        int side = 8;
        double[] values = new double[side * side];
        double[] x = new double[values.length];
        double[] y = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            x[i] = 100.0 * (i % side);
            y[i] = 100.0 * (i / side);
            values[i] = (i % side + i / side) % 2;
        }
        Neighbourhood rook = DistanceBand.compute(x, y, 100, Progress.NONE);
        assertThat(GlobalMoran.compute(values, rook).value()).isEqualTo(-1, CLOSE);
        assertThat(GlobalMoran.compute(values, rook).p()).isLessThan(1e-12);
        assertThat(LocalMoran.compute(values, rook).index())
                .containsExactly(Arrays.stream(values).map(value -> -1).toArray(), CLOSE);
    }

    /** The mean of local values over places with neighbours is the global one. */
    @Test
    void localMoransAddUpToTheGlobalOne() {
        double mean =
                Arrays.stream(LocalMoran.compute(VALUES, SIX).index()).average().orElseThrow();
        assertThat(GlobalMoran.compute(VALUES, SIX).value()).isEqualTo(mean, CLOSE);
    }

    @Test
    void whereNothingDiffersNothingIsSaid() {
        double[] flat = {0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
        assertThat(GetisOrd.compute(flat, SIX)).containsOnly(Double.NaN);
        assertThat(LocalMoran.compute(flat, SIX).z()).containsOnly(Double.NaN);
        assertThat(GlobalMoran.compute(flat, SIX).value()).isNaN();
        assertThat(GlobalG.compute(flat, SIX).value()).isNaN();
    }

    @Test
    void whereAllAreNeighboursNothingIsSaidOfPlaces() {
        Neighbourhood all = DistanceBand.compute(X, Y, 1000, Progress.NONE);
        assertThat(GetisOrd.compute(VALUES, all)).containsOnly(Double.NaN);
        assertThat(LocalMoran.compute(VALUES, all).z()).containsOnly(Double.NaN);
    }

    @Test
    void fewOrLonelyPlaces() {
        for (int size : List.of(0, 1, 2, 3)) {
            double[] x = Arrays.copyOf(X, size);
            double[] y = Arrays.copyOf(Y, size);
            double[] values = Arrays.copyOf(VALUES, size);
            Neighbourhood near = DistanceBand.compute(x, y, 12, Progress.NONE);
            assertThat(GetisOrd.compute(values, near)).hasSize(size);
            assertThat(LocalMoran.compute(values, near).z()).hasSize(size);
            assertThat(GlobalMoran.compute(values, near).value()).isNaN();
            assertThat(GlobalG.compute(values, near).value()).isNaN();
        }
        Neighbourhood alone = DistanceBand.compute(X, Y, 1, Progress.NONE);
        assertThat(alone.countAlone()).isEqualTo(6);
        // On its own a place is held against all: the standard score.
        assertThat(GetisOrd.compute(VALUES, alone)[0]).isEqualTo(-2.7 / 2.187083, within(1e-5));
        assertThat(LocalMoran.compute(VALUES, alone).z()).containsOnly(Double.NaN);
        assertThat(GlobalMoran.compute(VALUES, alone).value()).isNaN();
        assertThat(GlobalG.compute(VALUES, alone).value()).isNaN();
    }

    @Test
    void aNegativeValueHasNoGeneralG() {
        assertThat(GlobalG.compute(new double[] {-1, 2, 3, 4, 5, 6}, SIX).value())
                .isNaN();
    }
}
