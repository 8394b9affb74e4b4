package org.cityreach.grid.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** Truth: hand-worked cells; JTS' point in polygon on the cells' own polygons, borders included (seed 7). */
class LatticeTest {

    private static final Envelope TOWN = new Envelope(494_013.5, 494_512, 3_508_001, 3_508_420.25);

    @Test
    void numbersRunWestToEastAndNorthToSouthWhileIdsKeepToTheGround() {
        Fishnet net = Fishnet.covering(new Envelope(100, 350, 200, 399), 100);
        assertThat(net.columns()).isEqualTo(3);
        assertThat(net.rows()).isEqualTo(2);
        assertThat(net.id(0)).isEqualTo("100mN3E1");
        assertThat(net.id(1)).isEqualTo("100mN3E2");
        assertThat(net.id(3)).isEqualTo("100mN2E1");
        assertThat(net.locate(150, 350)).isZero();
        assertThat(net.locate(350, 250)).isEqualTo(5);
        Fishnet wider = Fishnet.covering(new Envelope(-100, 350, 0, 500), 100);
        assertThat(wider.id(wider.locate(150, 350))).isEqualTo("100mN3E1");
        assertThat(Fishnet.covering(new Envelope(-1, -1, -1, -1), 0.5).id(0)).isEqualTo("0.5mN-2E-2");
    }

    @Test
    void aSharedBorderBelongsToTheEastAndNorth() {
        Fishnet net = Fishnet.covering(new Envelope(0, 199, 0, 199), 100);
        assertThat(net.id(net.locate(100, 50))).isEqualTo("100mN0E1");
        assertThat(net.id(net.locate(50, 100))).isEqualTo("100mN1E0");
        assertThat(net.locate(200, 50)).isEqualTo(Locator.OUTSIDE);
        assertThat(net.locate(Math.nextDown(200.0), 50)).isEqualTo(3);
        assertThat(net.locate(-1e-300, 50)).isEqualTo(Locator.OUTSIDE);
        assertThat(net.locate(Double.NaN, 50)).isEqualTo(Locator.OUTSIDE);
        assertThat(net.locate(50, Double.POSITIVE_INFINITY)).isEqualTo(Locator.OUTSIDE);
        HexagonNet hexagons = HexagonNet.covering(new Envelope(-300, 300, -300, 300), 100);
        double side = 100 / Math.sqrt(3);
        assertThat(hexagons.id(hexagons.locate(50, 0))).isEqualTo("hex100mN0E1");
        assertThat(hexagons.id(hexagons.locate(0, 0))).isEqualTo("hex100mN0E0");
        assertThat(hexagons.id(hexagons.locate(0, side - 0.01))).isEqualTo("hex100mN0E0");
        assertThat(hexagons.id(hexagons.locate(0, side + 0.01))).isEqualTo("hex100mN1E0");
        assertThat(hexagons.id(hexagons.locate(-0.1, side + 0.01))).isEqualTo("hex100mN1E-1");
    }

    @Test
    void aHexagonMeasuresItsCellSizeBetweenSides() {
        HexagonNet net = HexagonNet.covering(new Envelope(1000, 1000, 1000, 1000), 100);
        Geometry cell = net.polygon(net.locate(1000, 1000));
        assertThat(cell.getEnvelopeInternal().getWidth()).isCloseTo(100, within(1e-9));
        assertThat(cell.getEnvelopeInternal().getHeight()).isCloseTo(200 / Math.sqrt(3), within(1e-9));
        assertThat(cell.getArea()).isCloseTo(net.areaSquareMetres(), within(1e-6));
        assertThat(net.areaSquareMetres()).isCloseTo(8660.254, within(1e-3));
    }

    @ParameterizedTest(name = "{0} of {1} m")
    @CsvSource({"fishnet, 33.3", "fishnet, 50", "fishnet, 0.7", "hexagon, 33.3", "hexagon, 50", "hexagon, 1.1"})
    void agreesWithThePolygonsInsideAndOnEveryBorder(String kind, double cellMetres) {
        Envelope extent = new Envelope(
                TOWN.getMinX(), TOWN.getMinX() + 9 * cellMetres, TOWN.getMinY(), TOWN.getMinY() + 8 * cellMetres);
        Lattice net = make(kind, extent, cellMetres);
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            Coordinate place = place(net, extent, random);
            int cell = net.locate(place.x, place.y);
            int holding = 0;
            for (int other = 0; other < net.size(); other++) {
                int location = SimplePointInAreaLocator.locate(place, net.polygon(other));
                holding += location == Location.EXTERIOR ? 0 : 1;
                assertThat(location == Location.INTERIOR && cell != other).isFalse();
            }
            if (holding > 0 && extent.contains(place)) {
                assertThat(cell).isNotNegative();
                assertThat(SimplePointInAreaLocator.locate(place, net.polygon(cell)))
                        .isNotEqualTo(Location.EXTERIOR);
            }
        }
    }

    /** Anywhere, a corner, the middle of a side, or a hair beside one. */
    private static Coordinate place(Lattice net, Envelope extent, Random random) {
        if (random.nextInt(4) == 0) {
            return new Coordinate(
                    extent.getMinX() + random.nextDouble() * extent.getWidth(),
                    extent.getMinY() + random.nextDouble() * extent.getHeight());
        }
        Coordinate[] ring = net.polygon(random.nextInt(net.size())).getCoordinates();
        int side = random.nextInt(ring.length - 1);
        double share = random.nextInt(3) / 2.0;
        double x = ring[side].x + share * (ring[side + 1].x - ring[side].x);
        double y = ring[side].y + share * (ring[side + 1].y - ring[side].y);
        return new Coordinate(random.nextBoolean() ? Math.nextUp(x) : x, random.nextBoolean() ? Math.nextDown(y) : y);
    }

    @ParameterizedTest(name = "{0} of {1} m")
    @CsvSource({"fishnet, 100", "fishnet, 33.3", "hexagon, 100", "hexagon, 33.3"})
    void cellsCoverTheExtentWithoutGapOrOverlapUnderDifferentIds(String kind, double cellMetres) {
        Lattice net = make(kind, TOWN, cellMetres);
        Geometry[] cells = new Geometry[net.size()];
        Set<String> ids = new HashSet<>();
        double area = 0;
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = net.polygon(cell);
            area += cells[cell].getArea();
            ids.add(net.id(cell));
        }
        assertThat(ids).hasSize(net.size());
        assertThat(area).isCloseTo(net.size() * net.areaSquareMetres(), within(1e-6 * area));
        assertThat(CoverageValidator.isValid(cells)).isTrue();
        assertThat(count(kind, cellMetres)).isEqualTo(net.size());
        for (double x : new double[] {TOWN.getMinX(), TOWN.getMaxX()}) {
            for (double y : new double[] {TOWN.getMinY(), TOWN.getMaxY()}) {
                assertThat(net.locate(x, y)).isNotNegative();
            }
        }
    }

    @Test
    void anEmptyExtentHasNoCells() {
        assertThat(Fishnet.covering(new Envelope(), 10).size()).isZero();
        assertThat(HexagonNet.covering(new Envelope(), 10).size()).isZero();
        assertThat(Fishnet.covering(new Envelope(), 10).locate(0, 0)).isEqualTo(Locator.OUTSIDE);
        assertThat(HexagonNet.covering(new Envelope(5, 5, 5, 5), 10).locate(5, 5))
                .isNotNegative();
    }

    private static long count(String kind, double cellMetres) {
        return kind.equals("fishnet") ? Fishnet.count(TOWN, cellMetres) : HexagonNet.count(TOWN, cellMetres);
    }

    private static Lattice make(String kind, Envelope extent, double cellMetres) {
        return kind.equals("fishnet") ? Fishnet.covering(extent, cellMetres) : HexagonNet.covering(extent, cellMetres);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1.0 / 3, 7, 100})
    void manyPlacesAtOnceLieWhereEachAloneDoes(double cellMetres) {
        Envelope extent = new Envelope(485_000, 485_000 + 200 * cellMetres, -30, -30 + 100 * cellMetres);
        for (Lattice net : List.of(Fishnet.covering(extent, cellMetres), HexagonNet.covering(extent, cellMetres))) {
            Random random = new Random(41);
            double[] xs = new double[20_000];
            double[] ys = new double[xs.length];
            for (int i = 0; i < xs.length; i++) {
                double x = 485_000 + cellMetres * random.nextDouble(-3, 204);
                double y = -30 + cellMetres * random.nextDouble(-3, 104);
                // some on borders, some one step of a double beside
                xs[i] = random.nextInt(3) == 0 ? Math.rint(x / cellMetres) * cellMetres : x;
                ys[i] = random.nextInt(3) == 0 ? Math.nextDown(Math.rint(y / cellMetres) * cellMetres) : y;
            }
            xs[7] = Double.NaN;
            ys[8] = Double.NEGATIVE_INFINITY;
            int[] areas = new int[xs.length];
            net.locate(xs, ys, xs.length, areas);
            for (int i = 0; i < xs.length; i++) {
                assertThat(areas[i]).as("%s %s", xs[i], ys[i]).isEqualTo(net.locate(xs[i], ys[i]));
            }
        }
    }
}
