package org.cityreach.tile.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: the points themselves, and a decoder that is not ours. */
class PointTilesTest {

    private static final PointTiles.Square WORLD = new PointTiles.Square(-180, 90, 360);
    private static final TileFeatures FEATURES = new NumberedFeatures();
    private static final int MOST_BYTES = 500_000;
    private static final int COUNT = 20_000;

    private static double[][] places(long seed, double spread) {
        Random random = new Random(seed);
        double[][] places = new double[2][COUNT];
        for (int i = 0; i < COUNT; i++) {
            places[0][i] = 119.9 + spread * random.nextGaussian();
            places[1][i] = 31.7 + spread * random.nextGaussian();
        }
        places[0][17] = Double.NaN;
        places[1][17] = Double.NaN;
        return places;
    }

    private static TileSquare around(int level, double x, double y) {
        double side = 360.0 / (1 << level);
        return new TileSquare(level, (int) ((90 - y) / side), (int) ((x + 180) / side));
    }

    @ParameterizedTest(name = "seed 20261122, level {0}")
    @ValueSource(ints = {10, 13, 16, 18, 19, 20, 24, 30})
    void everyPointOfATileIsWithinHalfAUnitOfItsPlace(int level) {
        double[][] places = places(20261122, 0.02);
        PointTiles tiles = new PointTiles(places[0], places[1], WORLD);
        TileSquare tile = around(level, places[0][3], places[1][3]);
        DecodedTile decoded = DecodedTile.of(tiles.encode(tile, "p", FEATURES, row -> true, 5_000_000), "p");
        Set<String> expected = new HashSet<>();
        double side = 360.0 / (1 << level);
        for (int row = 0; row < COUNT; row++) {
            double x = (places[0][row] + 180) / side - tile.col();
            double y = (90 - places[1][row]) / side - tile.row();
            if (x >= 0 && x < 1 && y >= 0 && y < 1) {
                expected.add("f" + row);
            }
        }
        assertThat(expected).contains("f3");
        assertThat(decoded.features()).extracting(DecodedTile.One::id).containsExactlyInAnyOrderElementsOf(expected);
        for (DecodedTile.One one : decoded.features()) {
            int row = Integer.parseInt(one.id().substring(1));
            assertThat(one.geometry().getCoordinate().x)
                    .isCloseTo(((places[0][row] + 180) / side - tile.col()) * 4096, within(0.51));
            assertThat(one.geometry().getCoordinate().y)
                    .isCloseTo(((90 - places[1][row]) / side - tile.row()) * 4096, within(0.51));
            assertThat(one.properties().get("name")).isEqualTo("名" + row % 7);
            assertThat(one.properties().get("number")).isEqualTo(row / 8.0);
            assertThat(one.whole("whole")).isEqualTo(row % 5 - 2);
            assertThat(one.properties().get("truth")).isEqualTo(row % 2 == 0);
        }
    }

    @ParameterizedTest(name = "seed 7, level {0}, at most {1} bytes")
    @CsvSource({"0, 500000", "8, 100000", "10, 100000", "10, 5000", "11, 300", "12, 100000"})
    void tilesOfALevelCountEveryPointOnceAndKeepTheirBytes(int level, int mostBytes) {
        double[][] places = places(7, 0.05);
        PointTiles tiles = new PointTiles(places[0], places[1], WORLD);
        TileSquare middle = around(level, 119.9, 31.7);
        long sum = 0;
        for (int row = middle.row() - 4; row <= middle.row() + 4; row++) {
            for (int col = middle.col() - 4; col <= middle.col() + 4; col++) {
                if (row >= 0 && col >= 0 && row >> level == 0 && col >> level == 0) {
                    TileSquare tile = new TileSquare(level, row, col);
                    byte[] bytes = tiles.encode(tile, "p", FEATURES, any -> true, mostBytes);
                    assertThat(bytes.length).isLessThanOrEqualTo(mostBytes);
                    DecodedTile decoded = DecodedTile.of(bytes, "p");
                    assertThat(decoded.stands()).isEqualTo(tiles.count(tile));
                    sum += decoded.stands();
                }
            }
        }
        assertThat(sum).isEqualTo(COUNT - 1);
    }

    @Test
    void aPointOnAnEdgeIsInOneTileAndEqualQuestionsHaveEqualBytes() {
        double[] xs = {0, 90, -180, 180};
        double[] ys = {0, 0, 90, -270};
        PointTiles tiles = new PointTiles(xs, ys, WORLD);
        int count = 0;
        for (int row = 0; row < 4; row++) {
            for (int col = 0; col < 4; col++) {
                count += tiles.count(new TileSquare(2, row, col));
            }
        }
        assertThat(count).isEqualTo(4);
        assertThat(tiles.count(new TileSquare(2, 1, 2))).isEqualTo(1);
        TileSquare tile = new TileSquare(0, 0, 0);
        assertThat(tiles.encode(tile, "p", FEATURES, row -> true, MOST_BYTES))
                .isEqualTo(new PointTiles(xs, ys, WORLD).encode(tile, "p", FEATURES, row -> true, MOST_BYTES));
    }

    @Test
    void onlyChosenPointsAreShownAndNothingHasNoBytes() {
        double[][] places = places(3, 0.02);
        PointTiles tiles = new PointTiles(places[0], places[1], WORLD);
        TileSquare all = new TileSquare(0, 0, 0);
        assertThat(DecodedTile.of(tiles.encode(all, "p", FEATURES, row -> row < 5, MOST_BYTES), "p")
                        .features())
                .extracting(DecodedTile.One::id)
                .containsExactlyInAnyOrder("f0", "f1", "f2", "f3", "f4");
        assertThat(tiles.encode(all, "p", FEATURES, row -> false, MOST_BYTES)).isEmpty();
        assertThat(tiles.encode(new TileSquare(5, 0, 0), "p", FEATURES, row -> true, MOST_BYTES))
                .isEmpty();
    }

    @Test
    void nearFindsExactlyTheTileAndItsRim() {
        double[][] places = places(11, 0.05);
        PointTiles tiles = new PointTiles(places[0], places[1], WORLD);
        TileSquare tile = around(13, 119.9, 31.7);
        double side = 360.0 / (1 << 13);
        Set<Integer> expected = new HashSet<>();
        for (int row = 0; row < COUNT; row++) {
            double x = ((places[0][row] + 180) / side - tile.col()) * 4096;
            double y = ((90 - places[1][row]) / side - tile.row()) * 4096;
            if (x >= -300 && x <= 4396 && y >= -300 && y <= 4396) {
                expected.add(row);
            }
        }
        assertThat(tiles.near(tile, 300))
                .containsExactlyInAnyOrder(
                        expected.stream().mapToInt(Integer::intValue).toArray());
    }
}
