package org.cityreach.areamap.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** Truth: the area of the polygon's intersection with every pixel by JTS; triangles of seeded corners. */
class PixelCoverageTest {

    private static final int SIDE = 16;
    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void everyPixelHasTheAreaOfTheIntersection(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            Coordinate[] ring = new Coordinate[4];
            for (int i = 0; i < 3; i++) {
                double scale = run % 2 == 0 ? 0.5 : 0.01;
                ring[i] = new Coordinate(
                        Math.rint((random.nextDouble() * 32 - 8) / scale) * scale,
                        Math.rint((random.nextDouble() * 32 - 8) / scale) * scale);
            }
            ring[3] = ring[0];
            Geometry triangle = FACTORY.createPolygon(ring);
            PixelCoverage coverage = new PixelCoverage(SIDE);
            add(coverage, ring, 0, 0);
            double[] row = new double[SIDE];
            for (int y = 0; y < SIDE; y++) {
                coverage.readRow(y, row);
                for (int x = 0; x < SIDE; x++) {
                    double area = triangle.getArea() == 0
                            ? 0
                            : triangle.intersection(FACTORY.toGeometry(new Envelope(x, x + 1, y, y + 1)))
                                    .getArea();
                    assertThat(row[x]).isCloseTo(area, within(1e-9));
                }
            }
        }
    }

    @Test
    void neighboursLeaveNoSeamAndPicturesJoin() {
        Coordinate[] west = {at(0.3, -5), at(7.7, 21), at(-4, 30), at(-4, -5), at(0.3, -5)};
        Coordinate[] east = {at(0.3, -5), at(40, -5), at(40, 30), at(7.7, 21), at(0.3, -5)};
        PixelCoverage both = new PixelCoverage(SIDE);
        add(both, west, 0, 0);
        add(both, east, 0, 0);
        double[] row = new double[SIDE];
        for (int y = 0; y < SIDE; y++) {
            both.readRow(y, row);
            for (double covered : row) {
                assertThat(covered).isCloseTo(1, within(1e-12));
            }
        }
        PixelCoverage whole = new PixelCoverage(2 * SIDE);
        PixelCoverage part = new PixelCoverage(SIDE);
        add(whole, west, 0, 0);
        add(part, west, -SIDE, -SIDE);
        double[] wide = new double[2 * SIDE];
        for (int y = 0; y < SIDE; y++) {
            whole.readRow(SIDE + y, wide);
            part.readRow(y, row);
            for (int x = 0; x < SIDE; x++) {
                assertThat(row[x]).isCloseTo(wide[SIDE + x], within(1e-12));
            }
        }
    }

    @Test
    void aHoleRunsTheOtherWay() {
        PixelCoverage coverage = new PixelCoverage(SIDE);
        add(coverage, square(1, 9), 0, 0);
        add(coverage, reversed(square(3, 5)), 0, 0);
        double[] row = new double[SIDE];
        coverage.readRow(4, row);
        assertThat(row[2]).isEqualTo(1);
        assertThat(row[3]).isZero();
        assertThat(row[6]).isEqualTo(1);
        coverage.clear();
        coverage.readRow(4, row);
        assertThat(row).containsOnly(0);
    }

    private static Coordinate[] square(double from, double to) {
        return new Coordinate[] {at(from, from), at(to, from), at(to, to), at(from, to), at(from, from)};
    }

    private static Coordinate[] reversed(Coordinate[] ring) {
        Coordinate[] other = new Coordinate[ring.length];
        for (int i = 0; i < ring.length; i++) {
            other[i] = ring[ring.length - 1 - i];
        }
        return other;
    }

    private static void add(PixelCoverage coverage, Coordinate[] ring, double moveX, double moveY) {
        for (int i = 0; i + 1 < ring.length; i++) {
            coverage.addEdge(ring[i].x + moveX, ring[i].y + moveY, ring[i + 1].x + moveX, ring[i + 1].y + moveY);
        }
    }

    private static Coordinate at(double x, double y) {
        return new Coordinate(x, y);
    }
}
