package org.cityreach.siting.algorithm.distance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Truth: JTS's distance to every boundary by itself; shapes of a few metres worked by hand. */
class NearestShapeTest {

    private static final GeometryFactory JTS = new GeometryFactory();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void agreesWithTheDistanceToEachBoundary(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Geometry> shapes = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Geometry middle = JTS.createPoint(new Coordinate(5000 * random.nextDouble(), 5000 * random.nextDouble()));
            shapes.add(
                    i % 3 == 0 ? middle : i % 3 == 1 ? middle.buffer(20 + 60 * random.nextDouble(), 3) : line(random));
        }
        NearestShape nearest = NearestShape.of(shapes);
        for (int i = 0; i < 500; i++) {
            double x = 5000 * random.nextDouble();
            double y = 5000 * random.nextDouble();
            double limit = 200 * random.nextDouble();
            Geometry place = JTS.createPoint(new Coordinate(x, y));
            double least = shapes.stream()
                    .mapToDouble(shape -> (shape.getDimension() == 2 ? shape.getBoundary() : shape).distance(place))
                    .min()
                    .orElseThrow();
            NearestShape.Found found = nearest.findNearer(x, y, limit);
            if (least < limit - 1e-6) {
                assertThat(Objects.requireNonNull(found).metres()).isCloseTo(least, within(1e-6));
            } else if (least > limit + 1e-6) {
                assertThat(found).isNull();
            }
        }
    }

    private static Geometry line(SplittableRandom random) {
        Coordinate[] path = new Coordinate[4];
        path[0] = new Coordinate(5000 * random.nextDouble(), 5000 * random.nextDouble());
        for (int i = 1; i < path.length; i++) {
            path[i] = new Coordinate(
                    path[i - 1].x + 100 * (random.nextDouble() - 0.5),
                    path[i - 1].y + 100 * (random.nextDouble() - 0.5));
        }
        return JTS.createLineString(path);
    }

    @Test
    void theDistanceItselfIsNotNearerAndTiesGoToTheFirst() throws ParseException {
        NearestShape nearest = NearestShape.of(Arrays.asList(
                null,
                shape("POINT EMPTY"),
                shape("POINT (10 0)"),
                shape("LINESTRING (-10 -5, -10 5)"),
                shape("POINT (10 0)")));
        assertThat(nearest.findNearer(0, 0, 10)).isNull();
        assertThat(nearest.findNearer(0, 0, 10.001)).isEqualTo(new NearestShape.Found(2, 10));
        assertThat(NearestShape.of(List.of()).findNearer(0, 0, 1e9)).isNull();
    }

    @Test
    void theInsideOfAPolygonIsMeasuredToItsBoundaryHolesToo() throws ParseException {
        NearestShape nearest = NearestShape.of(
                List.of(shape("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (40 40, 60 40, 60 60, 40 60, 40 40))")));
        assertThat(nearest.findNearer(50, 30, 1000)).isEqualTo(new NearestShape.Found(0, 10));
        assertThat(nearest.findNearer(50, 51, 1000)).isEqualTo(new NearestShape.Found(0, 9));
    }

    @Test
    void junctionsHaveThreeArmsOrMore() throws ParseException {
        List<Coordinate> junctions = Junctions.of(List.of(
                shape("LINESTRING (0 0, 200 0)"),
                shape("LINESTRING (100 -100, 100 100)"),
                shape("LINESTRING (50 0.04, 50 80)"),
                shape("LINESTRING (200 0, 300 50)"),
                shape("LINESTRING (100 100, 160 160)"),
                shape("LINESTRING (50 80, 50 0.04)"),
                shape("POINT (7 7)")));
        assertThat(junctions).hasSize(2);
        assertThat(junctions.get(0).distance(new Coordinate(50, 0))).isLessThan(0.15);
        assertThat(junctions.get(1).distance(new Coordinate(100, 0))).isLessThan(0.15);
        assertThat(Junctions.of(List.of())).isEmpty();
    }

    private static Geometry shape(String wkt) throws ParseException {
        return new WKTReader().read(wkt);
    }
}
