package org.cityreach.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Seeded features of a layer in degrees, with texts that formats trip over. */
final class RandomFeatures {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final List<String> TEXTS = List.of(
            "plain",
            "with, comma",
            "with \"quotes\"",
            "two\nlines",
            "carriage\r\nreturn",
            "=SUM(A1)",
            "-5",
            "'=x",
            "@at",
            "+86 519",
            "'",
            " blanks ",
            "长沟河公园",
            "é",
            "🚮",
            "tab\there",
            ";",
            "|",
            "null",
            "a\\b");

    private RandomFeatures() {}

    static List<Feature> of(Layer layer, int count, long seed) {
        Random random = new Random(seed);
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> properties = new LinkedHashMap<>();
            for (PropertySchema property : layer.properties()) {
                Object value = value(property, random);
                if (value != null) {
                    properties.put(property.name(), value);
                }
            }
            String id = random.nextInt(10) == 0 ? "=id " + i : "f" + i;
            features.add(new Feature(id, geometry(layer.geometryType(), random), properties));
        }
        return features;
    }

    private static @Nullable Object value(PropertySchema property, Random random) {
        if (random.nextInt(5) == 0) {
            return null;
        }
        return switch (property.type()) {
            case STRING -> TEXTS.get(random.nextInt(TEXTS.size()));
            case NUMBER -> random.nextBoolean() ? random.nextGaussian() * 1e6 : random.nextDouble() * 1e-9;
            case INTEGER -> random.nextLong();
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1 + random.nextInt(28));
            case DATE_TIME -> Instant.ofEpochMilli(random.nextLong(-2_000_000_000_000L, 4_000_000_000_000L));
        };
    }

    private static Geometry geometry(GeometryType type, Random random) {
        return switch (type) {
            case POINT -> point(random);
            case MULTI_POINT -> FACTORY.createMultiPoint(new Point[] {point(random), point(random)});
            case LINE_STRING -> line(random);
            case MULTI_LINE_STRING -> FACTORY.createMultiLineString(new LineString[] {line(random), line(random)});
            case POLYGON -> polygon(random, 0);
            case MULTI_POLYGON -> FACTORY.createMultiPolygon(new Polygon[] {polygon(random, 0), polygon(random, 1)});
        };
    }

    private static Point point(Random random) {
        return FACTORY.createPoint(place(random));
    }

    private static Coordinate place(Random random) {
        return new Coordinate(119 + random.nextDouble(), 31 + random.nextDouble());
    }

    private static LineString line(Random random) {
        return FACTORY.createLineString(new Coordinate[] {place(random), place(random), place(random)});
    }

    /** A square with a square hole, east of the one before. */
    private static Polygon polygon(Random random, int number) {
        Coordinate corner = place(random);
        double x = corner.x + 10 * number;
        return FACTORY.createPolygon(
                square(x, corner.y, 0.1).getLinearRing(),
                new LinearRing[] {square(x + 0.02, corner.y + 0.02, 0.01).getLinearRing()});
    }

    private static Square square(double x, double y, double side) {
        return new Square(x, y, side);
    }

    private record Square(double x, double y, double side) {

        LinearRing getLinearRing() {
            return FACTORY.createLinearRing(new Coordinate[] {
                new Coordinate(x, y),
                new Coordinate(x + side, y),
                new Coordinate(x + side, y + side),
                new Coordinate(x, y + side),
                new Coordinate(x, y)
            });
        }
    }

    /** The same text for the same feature; which way rings go and where they begin does not count. */
    static String comparable(Feature feature) {
        Geometry geometry = feature.geometry();
        return feature.id() + " " + (geometry == null ? "none" : geometry.norm().toText()) + " " + feature.properties();
    }
}
