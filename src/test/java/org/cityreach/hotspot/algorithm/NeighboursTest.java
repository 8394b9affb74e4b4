package org.cityreach.hotspot.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: hand-made places; comparison of all pairs for random ones; one way of searching against another. */
class NeighboursTest {

    private static final double WEST = 494_500;
    private static final double SOUTH = 3_508_700;

    @ParameterizedTest(name = "seed {0}, band {1} m")
    @CsvSource({"1, 40", "2, 100", "3, 1000", "4, 0.5", "5, 5000"})
    void aBandAgreesWithTheComparisonOfAllPairs(long seed, double bandMetres) {
        double[][] places = places(seed, 400, 3000);
        Neighbourhood band = DistanceBand.compute(places[0], places[1], bandMetres, Progress.NONE);
        SparseNeighbours sparse = (SparseNeighbours) band;
        for (int i = 0; i < 400; i++) {
            int place = i;
            assertThat(sparse.neighbours(i))
                    .containsExactly(IntStream.range(0, 400)
                            .filter(other -> other != place && metres(places, place, other) <= bandMetres)
                            .toArray());
        }
    }

    @ParameterizedTest(name = "seed {0}, {1} nearest, snapped to {2} m")
    @CsvSource({"1, 1, 0", "2, 8, 0", "3, 8, 100", "4, 30, 250", "5, 399, 0", "6, 1000, 50"})
    void theNearestAgreeWithSortingAllAndTiesGoToTheFirst(long seed, int k, double snapMetres) {
        double[][] places = places(seed, 400, 3000);
        if (snapMetres > 0) {
            for (double[] axis : places) {
                Arrays.setAll(axis, i -> snapMetres * Math.rint(axis[i] / snapMetres));
            }
        }
        SparseNeighbours nearest = NearestNeighbours.compute(places[0], places[1], k, Progress.NONE);
        for (int i = 0; i < 400; i++) {
            int place = i;
            assertThat(nearest.neighbours(i))
                    .containsExactly(IntStream.range(0, 400)
                            .filter(other -> other != place)
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer other) -> metres(places, place, other))
                                    .thenComparing(other -> other))
                            .limit(k)
                            .mapToInt(Integer::intValue)
                            .sorted()
                            .toArray());
        }
    }

    @Test
    void placesAllInOneSpot() {
        double[] same = new double[50];
        assertThat(NearestNeighbours.compute(same, same, 3, Progress.NONE).neighbours(40))
                .containsExactly(0, 1, 2);
        assertThat(DistanceBand.compute(same, same, 1, Progress.NONE).count(7)).isEqualTo(49);
        assertThat(DistanceBand.usualMetres(same, same, Progress.NONE)).isNaN();
    }

    @Test
    void farMorePairsThanFitAreRefused() {
        double[][] places = places(1, 40_000, 100);
        assertThatThrownBy(() -> DistanceBand.compute(places[0], places[1], 5000, Progress.NONE))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("too-many-neighbours"));
    }

    @ParameterizedTest(name = "band {0} m")
    @ValueSource(doubles = {50, 100, 141, 141.4213562373095, 142, 200, 223.607, 300, 1000, 2000, 10_000})
    void aFishnetAgreesWithTheSearch(double bandMetres) {
        double[][] cells = cells(23, 17);
        double[] values = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(7)
                .ints(23 * 17, 0, 50)
                .asDoubleStream()
                .toArray();
        Neighbourhood fishnet = DistanceBand.compute(cells[0], cells[1], bandMetres, Progress.NONE);
        Neighbourhood searched = DistanceBand.search(cells[0], cells[1], bandMetres, Progress.NONE);
        assertThat(fishnet).isInstanceOf(FishnetNeighbours.class);
        assertThat(counts(fishnet)).isEqualTo(counts(searched));
        assertThat(fishnet.sums(values)).isEqualTo(searched.sums(values));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aFishnetWithHolesInAnyOrderAgreesWithTheSearch(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[][] all = cells(31, 20);
        int[] kept = IntStream.range(0, 31 * 20)
                .filter(i -> random.nextInt(3) > 0)
                .boxed()
                .sorted(Comparator.comparing(i -> Integer.reverse(i)))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] x = Arrays.stream(kept).mapToDouble(i -> all[0][i]).toArray();
        double[] y = Arrays.stream(kept)
                .mapToDouble(i -> all[1][i] + random.nextDouble(-0.005, 0.005))
                .toArray();
        double[] values = random.ints(kept.length, 0, 50).asDoubleStream().toArray();
        Neighbourhood fishnet = DistanceBand.compute(x, y, 300, Progress.NONE);
        Neighbourhood searched = DistanceBand.search(x, y, 300.02, Progress.NONE);
        assertThat(fishnet).isInstanceOf(FishnetNeighbours.class);
        assertThat(counts(fishnet)).isEqualTo(counts(searched));
        assertThat(fishnet.sums(values)).isEqualTo(searched.sums(values));
    }

    @Test
    void whatIsAlmostAFishnetIsNone() {
        double[][] cells = cells(10, 10);
        double[] moved = cells[0].clone();
        moved[37] += 0.5;
        assertThat(FishnetShape.find(moved, cells[1])).isNull();
        double[] twice = cells[0].clone();
        twice[1] = twice[0];
        assertThat(FishnetShape.find(twice, cells[1])).isNull();
        double[] wide = Arrays.stream(cells[0]).map(x -> 1.01 * x).toArray();
        assertThat(FishnetShape.find(wide, cells[1])).isNull();
        assertThat(FishnetShape.find(new double[0], new double[0])).isNull();
    }

    @Test
    void theUsualBandOfAFishnetTakesInTheEightAround() {
        double[][] cells = cells(12, 9);
        double band = DistanceBand.usualMetres(cells[0], cells[1], Progress.NONE);
        assertThat(band).isEqualTo(142);
        assertThat(DistanceBand.compute(cells[0], cells[1], band, Progress.NONE).count(5 * 12 + 5))
                .isEqualTo(8);
        assertThat(DistanceBand.usualMetres(new double[1], new double[1], Progress.NONE))
                .isNaN();
    }

    @ParameterizedTest(name = "queen {0}")
    @ValueSource(booleans = {true, false})
    void squaresByArithmeticAgreeWithTouchingPolygons(boolean queen) {
        List<Geometry> squares = new ArrayList<>();
        for (int i = 0; i < 9 * 7; i++) {
            if (i != 20) {
                squares.add(square(i % 9, i / 9, 100));
            }
        }
        Neighbourhood arithmetic = Contiguity.compute(squares, queen, Progress.NONE);
        Neighbourhood touching = Contiguity.search(squares, queen, Progress.NONE);
        assertThat(arithmetic).isInstanceOf(FishnetNeighbours.class);
        assertThat(counts(arithmetic)).isEqualTo(counts(touching));
        double[] values =
                IntStream.range(0, squares.size()).mapToDouble(i -> i * i).toArray();
        assertThat(arithmetic.sums(values)).isEqualTo(touching.sums(values));
    }

    /** Two squares side by side, one corner to corner with the first, one a gap of 1 cm away, one 10 cm away. */
    @Test
    void blocksThatAlmostTouchDoTouch() {
        List<Geometry> blocks = List.of(
                box(0, 0, 100, 100),
                box(100, 0, 200, 100),
                box(-50, 100, 0, 150),
                box(0, 100.01, 60, 200),
                box(0, -80, 100, -0.1));
        SparseNeighbours queen = Contiguity.search(blocks, true, Progress.NONE);
        SparseNeighbours rook = Contiguity.search(blocks, false, Progress.NONE);
        assertThat(queen.neighbours(0)).containsExactly(1, 2, 3);
        assertThat(rook.neighbours(0)).containsExactly(1, 3);
        assertThat(queen.neighbours(4)).isEmpty();
        assertThat(rook.neighbours(2)).containsExactly(3);
    }

    /** A border of 100 m: 60 m of it 1 cm away, 30 m 5 cm away, the rest nowhere near; seen from both sides. */
    @Test
    void theCommonBorderIsMeasured() throws ParseException {
        Geometry block = box(0, 0, 100, 100);
        Geometry other =
                new WKTReader().read("POLYGON ((0 100.01, 60 100.01, 60 100.05, 90 100.05, 90 150, 0 150, 0 100.01))");
        CommonBorder border = new CommonBorder(0.02);
        // Beyond the end of the 60 m a disk reaches √(0.02² − 0.01²) m farther, and 1 cm of the western side is near
        // too.
        assertThat(border.metres(block, other)).isEqualTo(60 + Math.sqrt(3e-4) + 0.01, within(1e-9));
        // Two sides that rise from the 60 m are near for 1 cm each.
        assertThat(border.metres(other, block)).isEqualTo(60 + 0.01 + 0.01, within(1e-9));
        assertThat(border.metres(block, box(100, 100, 200, 200))).isEqualTo(0.04, within(1e-9));
        assertThat(border.metres(block, box(300, 0, 400, 100))).isZero();
        assertThat(border.metres(block, block)).isEqualTo(400, within(1e-9));
    }

    private static Geometry square(int column, int row, double side) {
        return box(WEST + column * side, SOUTH + row * side, WEST + (column + 1) * side, SOUTH + (row + 1) * side);
    }

    private static Geometry box(double west, double south, double east, double north) {
        return Objects.requireNonNull(new GeometryFactory().toGeometry(new Envelope(west, east, south, north)));
    }

    private static double[][] cells(int columns, int rows) {
        double[] x = new double[columns * rows];
        double[] y = new double[columns * rows];
        for (int i = 0; i < x.length; i++) {
            x[i] = WEST + 50 + 100.0 * (i % columns);
            y[i] = SOUTH + 50 + 100.0 * (i / columns);
        }
        return new double[][] {x, y};
    }

    private static double[][] places(long seed, int size, double spreadMetres) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new double[][] {
            random.doubles(size, WEST, WEST + spreadMetres).toArray(),
            random.doubles(size, SOUTH, SOUTH + spreadMetres).toArray()
        };
    }

    private static double metres(double[][] places, int a, int b) {
        double dx = places[0][a] - places[0][b];
        double dy = places[1][a] - places[1][b];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private static int[] counts(Neighbourhood neighbours) {
        return IntStream.range(0, neighbours.size()).map(neighbours::count).toArray();
    }
}
