package org.cityreach.coverage.algorithm;

import static java.lang.Math.PI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/** Truth: Steiner's formula for offsets, then JTS buffers of 1024 segments and distances on seeded random cities. */
class ShapeReachTest {

    private static final GeometryFactory JTS = new GeometryFactory();
    private static final int QUADRANT_SEGMENTS = 256;
    private static final Geometry WIDE = wkt("POLYGON((-5000 -5000, 5000 -5000, 5000 5000, -5000 5000, -5000 -5000))");

    @Test
    void steinersFormulaForAConvexPark() {
        Geometry park = wkt("POLYGON((0 0, 400 0, 500 300, 100 350, 0 0))");
        double expected = park.getArea() + 500 * park.getLength() + PI * 500 * 500;
        assertThat(covered(WIDE, 500, park)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void aStraightRoadReachesACapsule() {
        Geometry road = wkt("LINESTRING(-1000 20, 0 20, 1000 20)");
        assertThat(covered(WIDE, 120, road)).isCloseTo(2000 * 240 + PI * 120 * 120, within(1e-6));
    }

    @Test
    void aCourtyardIsFilledFromItsSides() {
        Geometry ring =
                wkt("POLYGON((0 0, 1000 0, 1000 1000, 0 1000, 0 0), (200 200, 200 800, 800 800, 800 200, 200 200))");
        double outside = 4000 * 100 + PI * 100 * 100;
        assertThat(covered(WIDE, 100, ring)).isCloseTo(1e6 - 400 * 400 + outside, within(1e-6));
    }

    @Test
    void anInwardCornerNeedsNoArc() {
        Geometry angle = wkt("POLYGON((0 0, 600 0, 600 200, 200 200, 200 600, 0 600, 0 0))");
        double r = 100;
        double expected = angle.getArea() + r * angle.getLength() - r * r + PI * r * r * 5 / 4;
        assertThat(covered(WIDE, r, angle)).isCloseTo(expected, within(1e-6));
    }

    @ParameterizedTest(name = "parks with bays, seed {0}")
    @ValueSource(longs = {1, 2})
    void agreesWithFineBuffers(long seed) {
        Random random = new Random(seed);
        List<Geometry> facilities = new ArrayList<>();
        double[] radius = new double[12];
        List<Geometry> buffers = new ArrayList<>();
        for (int i = 0; i < radius.length; i++) {
            Geometry shape = star(random, 494_000 + 4000 * random.nextDouble(), 3_508_000 + 4000 * random.nextDouble());
            facilities.add(i % 3 == 0 ? shape.getBoundary() : shape);
            radius[i] = i % 2 == 0 ? 300 : 500;
            buffers.add(buffer(facilities.get(i), radius[i]));
        }
        List<Geometry> demand = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            demand.add(star(random, 494_000 + 4000 * random.nextDouble(), 3_508_000 + 4000 * random.nextDouble()));
        }
        double[] density = new double[demand.size()];
        Arrays.fill(density, 3);
        ShapeReach reach = new ShapeReach(facilities, radius);
        DiskUnionArea.Shares shares = reach.areas(demand, density, Progress.NONE);
        Geometry all = UnaryUnionOp.union(buffers);
        for (int i = 0; i < demand.size(); i++) {
            double theirs = demand.get(i).intersection(all).getArea();
            assertThat(shares.coveredSquareMetres()[i])
                    .as("demand %s", i)
                    .isCloseTo(theirs, within(2e-5 * demand.get(i).getArea()));
        }
        for (int i = 0; i < radius.length; i++) {
            List<Geometry> others = new ArrayList<>(buffers);
            others.remove(i);
            double alone = 0;
            double served = 0;
            Geometry rest = UnaryUnionOp.union(others);
            for (Geometry polygon : demand) {
                served += polygon.intersection(buffers.get(i)).getArea();
                alone += polygon.intersection(buffers.get(i)).difference(rest).getArea();
            }
            assertThat(shares.servedWeight()[i]).isCloseTo(3 * served, within(3e-4 * served + 1));
            assertThat(shares.aloneSquareMetres()[i]).as("facility %s", i).isCloseTo(alone, within(1e-4 * served + 1));
        }
    }

    @ParameterizedTest(name = "points near lines and polygons, seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void pointsAgreeWithDistances(long seed) {
        Random random = new Random(seed);
        List<Geometry> facilities = new ArrayList<>();
        double[] radius = new double[9];
        for (int i = 0; i < radius.length; i++) {
            Geometry shape = star(random, 4000 * random.nextDouble(), 4000 * random.nextDouble());
            facilities.add(i % 3 == 0 ? shape.getBoundary() : shape);
            radius[i] = 20 + 300 * random.nextDouble();
        }
        double[] x = new double[20_000];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> -500 + 5000 * random.nextDouble());
        Arrays.setAll(y, i -> -500 + 5000 * random.nextDouble());
        PointCoverage.Shares shares = new ShapeReach(facilities, radius).points(x, y, null, Progress.NONE);
        long[] served = new long[radius.length];
        long[] alone = new long[radius.length];
        for (int i = 0; i < x.length; i++) {
            List<Integer> hits = new ArrayList<>();
            for (int j = 0; j < radius.length; j++) {
                if (facilities.get(j).distance(JTS.createPoint(new Coordinate(x[i], y[i]))) <= radius[j]) {
                    hits.add(j);
                    served[j]++;
                }
            }
            if (hits.size() == 1) {
                alone[hits.get(0)]++;
            }
            assertThat(shares.isServed(i)).as("point %s", i).isEqualTo(!hits.isEmpty());
        }
        assertThat(shares.servedPoints()).isEqualTo(served);
        assertThat(shares.alonePoints()).isEqualTo(alone);
    }

    @Test
    void insideAParkAndExactlyAtTheRadiusIsServed() {
        Geometry park = wkt("POLYGON((0 0, 2000 0, 2000 2000, 0 2000, 0 0))");
        double[] x = {1000, 2300, 2300.001, 2300, 2240};
        double[] y = {1000, 500, 500, 2400, 2320};
        PointCoverage.Shares shares =
                new ShapeReach(List.of(park), new double[] {300}).points(x, y, null, Progress.NONE);
        assertThat(shares.onlyOwner())
                .containsExactly(0, 0, PointCoverage.NOBODY, PointCoverage.NOBODY, PointCoverage.NOBODY);
        PointCoverage.Shares farther =
                new ShapeReach(List.of(park), new double[] {400}).points(x, y, null, Progress.NONE);
        assertThat(farther.onlyOwner()[4])
                .as("240, 320 from the corner is 400 m")
                .isZero();
    }

    private static double covered(Geometry demand, double radius, Geometry facility) {
        return new ShapeReach(List.of(facility), new double[] {radius})
                .areas(List.of(demand), new double[] {1}, Progress.NONE)
                .coveredSquareMetres()[0];
    }

    /**
     * The union of every edge's own buffer and the polygon. JTS's buffer of the whole shape is not fine
     * enough: it leaves out slivers at flat corners and, for a closed line, more.
     */
    private static Geometry buffer(Geometry shape, double radius) {
        List<Geometry> parts = new ArrayList<>();
        parts.add(shape.getDimension() == 2 ? shape : JTS.createPolygon());
        Coordinate[] ring = shape.getCoordinates();
        for (int i = 1; i < ring.length; i++) {
            Coordinate[] edge = {ring[i - 1], ring[i]};
            parts.add(JTS.createLineString(edge).buffer(radius, QUADRANT_SEGMENTS));
        }
        return UnaryUnionOp.union(parts);
    }

    /** A polygon with outward and inward corners. */
    private static Geometry star(Random random, double cx, double cy) {
        int corners = 5 + random.nextInt(20);
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double angle = 2 * PI * i / corners;
            double distance = 60 + 240 * random.nextDouble();
            ring[i] = new Coordinate(cx + distance * Math.cos(angle), cy + distance * Math.sin(angle));
        }
        ring[corners] = ring[0].copy();
        return JTS.createPolygon(ring);
    }

    private static Geometry wkt(String text) {
        try {
            return new WKTReader().read(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
