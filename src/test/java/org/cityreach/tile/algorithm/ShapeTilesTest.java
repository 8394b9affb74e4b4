package org.cityreach.tile.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Truth: the shapes themselves cut by JTS, and a decoder that is not ours. */
class ShapeTilesTest {

    /** A square whose tiles of level 4 are a thousand units wide. */
    private static final PointTiles.Square GROUND = new PointTiles.Square(0, 16_000, 16_000);

    private static final int LEVEL = 4;
    private static final double UNIT = 1000 / 4096.0;
    private static final TileFeatures FEATURES = new NumberedFeatures();
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int MOST_BYTES = 500_000;

    private static ShapeTiles tiles(List<? extends @Nullable Geometry> shapes, int dimension) {
        return new ShapeTiles(shapes::get, shapes.size(), dimension, GROUND);
    }

    private static DecodedTile decoded(ShapeTiles tiles, TileSquare tile) {
        return DecodedTile.of(tiles.encode(tile, "s", FEATURES, row -> true, MOST_BYTES), "s");
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader(FACTORY).read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Tile units as units of the ground, y northwards. */
    private static Geometry onGround(Geometry inTile, TileSquare tile) {
        double side = 16_000.0 / (1 << tile.level());
        double unit = side / 4096;
        return new AffineTransformation(unit, 0, tile.col() * side, 0, -unit, 16_000 - tile.row() * side)
                .transform(inTile);
    }

    private static Envelope box(TileSquare tile, double bufferUnits) {
        double side = 16_000.0 / (1 << tile.level());
        double west = tile.col() * side;
        double north = 16_000 - tile.row() * side;
        Envelope box = new Envelope(west, west + side, north - side, north);
        box.expandBy(bufferUnits * side / 4096);
        return box;
    }

    /** A ragged polygon with a hole, valid by construction: radii vary around a centre. */
    private static Polygon ragged(Random random, double x, double y, double radius) {
        Coordinate[] shell = ring(random, x, y, radius, 60);
        Coordinate[] hole = ring(random, x, y, radius * 0.3, 20);
        return FACTORY.createPolygon(
                FACTORY.createLinearRing(shell), new LinearRing[] {FACTORY.createLinearRing(hole)});
    }

    private static Coordinate[] ring(Random random, double x, double y, double radius, int corners) {
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double r = radius * (0.6 + 0.4 * random.nextDouble());
            ring[i] = new Coordinate(x + r * Math.cos(angle), y + r * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return ring;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void polygonsAreValidAndWithinAUnitOfTheTrueOnes(long seed) {
        Random random = new Random(seed);
        List<Polygon> shapes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            shapes.add(ragged(
                    random, 7000 + random.nextInt(2000), 7000 + random.nextInt(2000), random.nextBoolean() ? 20 : 400));
        }
        ShapeTiles tiles = tiles(shapes, 2);
        int checked = 0;
        for (int row = 6; row <= 9; row++) {
            for (int col = 6; col <= 9; col++) {
                TileSquare tile = new TileSquare(LEVEL, row, col);
                Geometry cut = FACTORY.toGeometry(box(tile, 64));
                Set<String> met = new HashSet<>();
                for (DecodedTile.One one : decoded(tiles, tile).features()) {
                    assertThat(one.geometry().isValid()).isTrue();
                    met.add(one.id());
                    Geometry truth =
                            shapes.get(Integer.parseInt(one.id().substring(1))).intersection(cut);
                    Geometry shown = onGround(one.geometry(), tile);
                    double apart = DiscreteHausdorffDistance.distance(shown.getBoundary(), truth.getBoundary(), 0.1);
                    // The discrete distance samples both outlines; the bound is one tile unit.
                    assertThat(apart).isLessThan(1.0 * UNIT);
                    checked++;
                }
                for (int i = 0; i < shapes.size(); i++) {
                    boolean inside = shapes.get(i)
                                    .intersection(FACTORY.toGeometry(box(tile, 0)))
                                    .getArea()
                            > 0.5;
                    assertThat(!inside || met.contains("f" + i)).isTrue();
                }
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void linesOfNeighbouringTilesMeetOnTheirEdge() {
        Random random = new Random(5);
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            Coordinate[] places = new Coordinate[12];
            for (int at = 0; at < places.length; at++) {
                places[at] = new Coordinate(7600 + random.nextInt(800), 7600 + random.nextInt(800));
            }
            shapes.add(FACTORY.createLineString(places));
        }
        ShapeTiles tiles = tiles(shapes, 1);
        TileSquare west = new TileSquare(LEVEL, 7, 7);
        TileSquare east = new TileSquare(LEVEL, 7, 8);
        Geometry seam =
                FACTORY.createLineString(new Coordinate[] {new Coordinate(8000, 8000), new Coordinate(8000, 9000)});
        int crossings = 0;
        for (int i = 0; i < shapes.size(); i++) {
            Geometry left = line(decoded(tiles, west), "f" + i, west);
            Geometry right = line(decoded(tiles, east), "f" + i, east);
            for (Coordinate place : left.intersection(seam).getCoordinates()) {
                assertThat(right.distance(FACTORY.createPoint(place))).isLessThan(UNIT);
                crossings++;
            }
            for (Coordinate place : right.intersection(seam).getCoordinates()) {
                assertThat(left.distance(FACTORY.createPoint(place))).isLessThan(UNIT);
            }
        }
        assertThat(crossings).isGreaterThan(200);
    }

    private static Geometry line(DecodedTile tile, String id, TileSquare square) {
        return tile.features().stream()
                .filter(one -> one.id().equals(id))
                .map(one -> onGround(one.geometry(), square))
                .findFirst()
                .orElse(FACTORY.createLineString());
    }

    @Test
    void rectanglesCrossingTheSeamAreWholeTogether() {
        List<Geometry> shapes = List.of(FACTORY.toGeometry(new Envelope(7500, 8500, 8200, 8700)));
        ShapeTiles tiles = tiles(shapes, 2);
        TileSquare west = new TileSquare(LEVEL, 7, 7);
        TileSquare east = new TileSquare(LEVEL, 7, 8);
        double area = 0;
        for (TileSquare tile : List.of(west, east)) {
            area += onGround(decoded(tiles, tile).features().get(0).geometry(), tile)
                    .intersection(FACTORY.toGeometry(box(tile, 0)))
                    .getArea();
        }
        assertThat(area).isBetween(500_000.0 - 2 * 3000 * UNIT, 500_000.0 + 2 * 3000 * UNIT);
        assertThat(decoded(tiles, new TileSquare(LEVEL, 7, 9)).features()).isEmpty();
    }

    @Test
    void aPolygonAroundTheWholeTileFillsItAndKeepsItsHole() {
        Geometry around = wkt("POLYGON((0 0, 16000 0, 16000 16000, 0 16000, 0 0),"
                + " (8400 8400, 8400 8600, 8600 8600, 8600 8400, 8400 8400))");
        ShapeTiles tiles = tiles(List.of(around), 2);
        Geometry full =
                decoded(tiles, new TileSquare(LEVEL, 3, 3)).features().get(0).geometry();
        assertThat(full.getArea()).isEqualTo((4096.0 + 128) * (4096 + 128));
        TileSquare holed = new TileSquare(LEVEL, 7, 8);
        Polygon shown = (Polygon) decoded(tiles, holed).features().get(0).geometry();
        assertThat(shown.getNumInteriorRing()).isEqualTo(1);
        assertThat(onGround(shown.getInteriorRingN(0), holed)
                        .getEnvelopeInternal()
                        .getWidth())
                .isBetween(200 - UNIT, 200 + UNIT);
    }

    @Test
    void aHoleAcrossTheEdgeOfTheBufferLeavesAValidPolygon() {
        Geometry shape = wkt("POLYGON((7000 7000, 9500 7000, 9500 9500, 7000 9500, 7000 7000),"
                + " (7900 8300, 8100 8100, 8300 8300, 8100 8500, 7900 8300))");
        ShapeTiles tiles = tiles(List.of(shape), 2);
        for (int level = 2; level <= 12; level++) {
            double side = 16_000.0 / (1 << level);
            TileSquare tile = new TileSquare(level, (int) ((16_000 - 8300) / side), (int) (7910 / side));
            for (DecodedTile.One one : decoded(tiles, tile).features()) {
                assertThat(one.geometry().isValid()).as("level " + level).isTrue();
                Geometry truth = shape.intersection(FACTORY.toGeometry(box(tile, 64)));
                double off = onGround(one.geometry(), tile).symDifference(truth).getArea();
                assertThat(off).isLessThan((truth.getLength() + 4 * side) * side / 4096);
            }
        }
    }

    @Test
    void whatIsTooSmallToSeeStaysAsOneUnit() {
        List<Geometry> shapes = List.of(
                wkt("POLYGON((8000.01 8500, 8000.02 8500, 8000.02 8500.01, 8000.01 8500))"),
                FACTORY.toGeometry(new Envelope(8500, 8500.01, 8500, 8500.01)));
        List<DecodedTile.One> shown =
                decoded(tiles(shapes, 2), new TileSquare(1, 0, 1)).features();
        assertThat(shown)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.geometry().getArea()).isEqualTo(1));
        Geometry line = wkt("LINESTRING(8500 8500, 8500.01 8500.01)");
        assertThat(decoded(tiles(List.of(line), 1), new TileSquare(1, 0, 1)).features())
                .singleElement()
                .satisfies(one -> assertThat(one.geometry().getLength()).isEqualTo(1));
    }

    @ParameterizedTest(name = "{0} cells a side, at most {1} bytes")
    @CsvSource({"120, 60000", "120, 9000", "120, 700"})
    void manySmallAreasBecomeCellsThatCountThemAllAndLeaveNoGap(int cells, int mostBytes) {
        List<Geometry> shapes = new ArrayList<>();
        double side = 2000.0 / cells;
        for (int i = 0; i < cells * cells; i++) {
            double west = 6000 + i % cells * side;
            double south = 8000 + i / cells * side;
            shapes.add(FACTORY.toGeometry(new Envelope(west, west + side, south, south + side)));
        }
        ShapeTiles tiles = tiles(shapes, 2);
        long sum = 0;
        for (int row = 6; row <= 7; row++) {
            for (int col = 6; col <= 7; col++) {
                TileSquare tile = new TileSquare(LEVEL, row, col);
                byte[] bytes = tiles.encode(tile, "s", FEATURES, any -> true, mostBytes);
                assertThat(bytes.length).isBetween(1, mostBytes);
                DecodedTile decoded = DecodedTile.of(bytes, "s");
                sum += decoded.features().stream()
                        .filter(one -> one.geometry().getCentroid().getX() < 4096
                                && one.geometry().getCentroid().getY() < 4096
                                && one.geometry().getCentroid().getX() >= 0
                                && one.geometry().getCentroid().getY() >= 0)
                        .mapToLong(DecodedTile.One::stands)
                        .sum();
                Geometry all = UnaryUnionOp.union(decoded.features().stream()
                        .map(DecodedTile.One::geometry)
                        .toList());
                assertThat(all.intersection(FACTORY.toGeometry(new Envelope(0, 4096, 0, 4096)))
                                .getArea())
                        .isGreaterThan(0.97 * 4096 * 4096);
            }
        }
        assertThat(sum).isEqualTo((long) cells * cells);
    }

    @Test
    void manyLinesAreThinnedToTheLongestAndSmallestTilesAlwaysFit() {
        Random random = new Random(9);
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double x = 8000 + 1000 * random.nextDouble();
            double y = 8000 + 1000 * random.nextDouble();
            shapes.add(FACTORY.createLineString(
                    new Coordinate[] {new Coordinate(x, y), new Coordinate(x + random.nextInt(30), y + 5)}));
        }
        ShapeTiles tiles = tiles(shapes, 1);
        TileSquare tile = new TileSquare(LEVEL, 7, 8);
        for (int most : new int[] {500_000, 40_000, 2000, 300}) {
            byte[] bytes = tiles.encode(tile, "s", FEATURES, row -> true, most);
            assertThat(bytes.length).isLessThanOrEqualTo(most);
            DecodedTile decoded = DecodedTile.of(bytes, "s");
            assertThat(decoded.features()).isNotEmpty();
            assertThat(decoded.stands()).isBetween(3900L, 4100L);
        }
    }

    @Test
    void theIndexFindsWhatAScanFinds() {
        Random random = new Random(4);
        double[] boxes = new double[4 * 3000];
        for (int i = 0; i < 3000; i++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            double size = Math.pow(random.nextDouble(), 6);
            boxes[4 * i] = i == 5 ? Double.NaN : x;
            boxes[4 * i + 1] = y;
            boxes[4 * i + 2] = x + size;
            boxes[4 * i + 3] = y + size;
        }
        BoxIndex index = new BoxIndex(boxes);
        for (int ask = 0; ask < 200; ask++) {
            double west = random.nextDouble();
            double north = random.nextDouble();
            double side = random.nextDouble() * 0.1;
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                if (boxes[4 * i] <= west + side
                        && boxes[4 * i + 2] >= west
                        && boxes[4 * i + 1] <= north + side
                        && boxes[4 * i + 3] >= north) {
                    expected.add(i);
                }
            }
            assertThat(index.touching(west, north, west + side, north + side))
                    .containsExactly(
                            expected.stream().mapToInt(Integer::intValue).toArray());
        }
        assertThat(new BoxIndex(new double[0]).touching(0, 0, 1, 1)).isEmpty();
    }
}
