package org.cityreach.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/** Truth: asking every polygon in turn with JTS' simple point in polygon; seeds in the names. */
class AreaLocatorTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final double EAST = 494_000.123;
    private static final double NORTH = 3_508_000.456;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aMosaicWithGapsOverlapsHolesAndParts(long seed) {
        Random random = new Random(seed);
        List<@Nullable Geometry> polygons = mosaic(random, 120);
        for (int i = 0; i < 25; i++) {
            polygons.set(random.nextInt(polygons.size()), i % 2 == 0 ? null : star(random, 3 + random.nextInt(60)));
        }
        polygons.add(FACTORY.createMultiPolygon(new Polygon[] {
            (Polygon) star(random, 5), (Polygon) moved(star(random, 7), 4000, 0)
        }));
        polygons.add(ringWithHole(random));
        polygons.add(FACTORY.createPolygon());
        polygons.add(moved(star(random, 9), 60_000, -30_000));
        compare(polygons, random, 6000);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    void squaresThatShareBordersAndCorners(long seed) {
        Random random = new Random(seed);
        List<@Nullable Geometry> polygons = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double west = 100.1 * (i % 20);
            double south = 100.1 * (i / 20);
            polygons.add(FACTORY.toGeometry(new Envelope(west, 100.1 * (i % 20 + 1), south, 100.1 * (i / 20 + 1))));
        }
        compare(polygons, random, 6000);
    }

    @Test
    void manyLayersOverOnePlaceGiveTheFirst() {
        List<Geometry> polygons = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            polygons.add(FACTORY.toGeometry(new Envelope(i, 1000 - i, i, 1000 - i)));
        }
        AreaLocator locator = AreaLocator.of(polygons);
        assertThat(locator.locate(500, 500)).isZero();
        List<Geometry> reversed = new ArrayList<>(polygons);
        Collections.reverse(reversed);
        AreaLocator inner = AreaLocator.of(reversed);
        assertThat(inner.locate(500, 500)).isZero();
        assertThat(inner.locate(0, 0)).isEqualTo(299);
        assertThat(inner.locate(10.5, 500)).isEqualTo(289);
        assertThat(inner.locate(11, 500)).isEqualTo(288);
    }

    @Test
    void nothingHoldsNothing() {
        assertThat(AreaLocator.of(List.of()).locate(1, 1)).isEqualTo(AreaLocator.OUTSIDE);
        AreaLocator none = AreaLocator.of(Arrays.asList(null, FACTORY.createPolygon()));
        assertThat(none.locate(0, 0)).isEqualTo(AreaLocator.OUTSIDE);
        AreaLocator one = AreaLocator.of(List.of(FACTORY.toGeometry(new Envelope(0, 10, 0, 10))));
        assertThat(one.locate(10, 10)).isZero();
        assertThat(one.locate(Math.nextUp(10.0), 10)).isEqualTo(AreaLocator.OUTSIDE);
        assertThat(one.locate(Double.NaN, 5)).isEqualTo(AreaLocator.OUTSIDE);
        assertThat(one.locate(5, Double.NEGATIVE_INFINITY)).isEqualTo(AreaLocator.OUTSIDE);
    }

    @Test
    void aLineThinPolygonHoldsItsBorder() {
        Geometry thin = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(0, 0), new Coordinate(1000, 0), new Coordinate(500, 0.001), new Coordinate(0, 0)
        });
        AreaLocator locator = AreaLocator.of(List.of(thin));
        assertThat(locator.locate(500, 0.001)).isZero();
        assertThat(locator.locate(500, 0.0011)).isEqualTo(AreaLocator.OUTSIDE);
        assertThat(locator.locate(250, 0)).isZero();
    }

    private static void compare(List<@Nullable Geometry> polygons, Random random, int count) {
        AreaLocator locator = AreaLocator.of(polygons);
        double[] xs = new double[count];
        double[] ys = new double[count];
        int[] areas = new int[count];
        for (int i = 0; i < count; i++) {
            Coordinate place = place(polygons, random);
            xs[i] = place.x;
            ys[i] = place.y;
        }
        locator.locate(xs, ys, count, areas);
        int held = 0;
        for (int i = 0; i < count; i++) {
            int first = first(polygons, new Coordinate(xs[i], ys[i]));
            assertThat(areas[i]).as("at %s %s", xs[i], ys[i]).isEqualTo(first);
            assertThat(locator.locate(xs[i], ys[i])).isEqualTo(first);
            held += first >= 0 ? 1 : 0;
        }
        assertThat(held).isGreaterThan(count / 3);
    }

    private static int first(List<@Nullable Geometry> polygons, Coordinate place) {
        for (int i = 0; i < polygons.size(); i++) {
            Geometry polygon = polygons.get(i);
            if (polygon != null
                    && polygon.getEnvelopeInternal().contains(place)
                    && SimplePointInAreaLocator.locate(place, polygon) != Location.EXTERIOR) {
                return i;
            }
        }
        return AreaLocator.OUTSIDE;
    }

    /** Anywhere around, a corner, a place on a side, or a hair beside one. */
    private static Coordinate place(List<@Nullable Geometry> polygons, Random random) {
        Geometry some = polygons.get(random.nextInt(polygons.size()));
        if (some == null || some.isEmpty() || random.nextInt(3) == 0) {
            return new Coordinate(EAST + random.nextDouble() * 2200 - 100, NORTH + random.nextDouble() * 2200 - 100);
        }
        Coordinate[] points = some.getCoordinates();
        int side = random.nextInt(points.length - 1);
        double share = random.nextInt(5) / 4.0;
        double x = points[side].x + share * (points[side + 1].x - points[side].x);
        double y = points[side].y + share * (points[side + 1].y - points[side].y);
        return switch (random.nextInt(3)) {
            case 0 -> new Coordinate(x, y);
            case 1 -> new Coordinate(Math.nextUp(x), y);
            default -> new Coordinate(x, Math.nextDown(y));
        };
    }

    /** Polygons around random places that meet without gaps. */
    private static List<@Nullable Geometry> mosaic(Random random, int count) {
        List<Coordinate> sites = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sites.add(new Coordinate(EAST + random.nextDouble() * 2000, NORTH + random.nextDouble() * 2000));
        }
        VoronoiDiagramBuilder builder = new VoronoiDiagramBuilder();
        builder.setSites(sites);
        builder.setClipEnvelope(new Envelope(EAST, EAST + 2000, NORTH, NORTH + 2000));
        Geometry diagram = builder.getDiagram(FACTORY);
        List<@Nullable Geometry> polygons = new ArrayList<>();
        for (int i = 0; i < diagram.getNumGeometries(); i++) {
            polygons.add(diagram.getGeometryN(i));
        }
        return polygons;
    }

    private static Geometry star(Random random, int points) {
        double x = EAST + 2000 * random.nextDouble();
        double y = NORTH + 2000 * random.nextDouble();
        Coordinate[] ring = new Coordinate[points + 1];
        for (int i = 0; i < points; i++) {
            double reach = 20 + 300 * random.nextDouble();
            ring[i] = new Coordinate(
                    x + reach * Math.cos(2 * Math.PI * i / points), y + reach * Math.sin(2 * Math.PI * i / points));
        }
        ring[points] = ring[0].copy();
        return FACTORY.createPolygon(ring);
    }

    private static Geometry ringWithHole(Random random) {
        Geometry outer = FACTORY.toGeometry(new Envelope(EAST + 500, EAST + 900, NORTH + 500, NORTH + 900));
        double inset = 10 + 50 * random.nextDouble();
        return outer.difference(FACTORY.toGeometry(
                new Envelope(EAST + 500 + inset, EAST + 900 - inset, NORTH + 500 + inset, NORTH + 900 - inset)));
    }

    private static Geometry moved(Geometry polygon, double eastMetres, double northMetres) {
        return AffineTransformation.translationInstance(eastMetres, northMetres).transform(polygon);
    }
}
