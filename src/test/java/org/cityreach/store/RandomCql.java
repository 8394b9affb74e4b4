package org.cityreach.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKTWriter;

/**
 * Seeded CQL2 texts of every operator, and features for them with two properties of each type. Values and places are
 * few and round, so that equal ones, borders, touches and gaps all happen often.
 */
final class RandomCql {

    private static final String[] TEXTS = {
        "", "a", "A", "ab", "a%b", "公厕", "公园", "Straße", "STRASSE", "é", "e\u0301", "E", "ΣΑΣ", "σας", "İ", "ﬁ", "it''s"
    };
    private static final String[] PATTERNS = {"%", "_", "a%", "%b", "a\\%b", "公_", "stra%", "É", "e", "%ς", "FI", "_%_"
    };
    private static final String[] SPATIAL = {
        "S_INTERSECTS", "S_EQUALS", "S_DISJOINT", "S_TOUCHES", "S_WITHIN", "S_OVERLAPS", "S_CROSSES", "S_CONTAINS"
    };
    private static final String[] OF_INSTANTS = {"T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS"};
    private static final String[] OF_INTERVALS = {
        "T_CONTAINS",
        "T_DURING",
        "T_FINISHEDBY",
        "T_FINISHES",
        "T_MEETS",
        "T_METBY",
        "T_OVERLAPPEDBY",
        "T_OVERLAPS",
        "T_STARTEDBY",
        "T_STARTS"
    };
    private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};
    private static final String[] SIGNS = {"+", "-", "*", "/", "%", "div", "^"};
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final Random random;

    RandomCql(long seed) {
        this.random = new Random(seed);
    }

    static Layer layer(GeometryType type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String kind : List.of("string", "number", "integer", "boolean", "date", "date-time")) {
            for (int i = 1; i <= 2; i++) {
                properties.put(name(kind, i), Map.of("type", kind));
            }
        }
        return LayerCodec.fromMap(
                "cql_" + type.name().toLowerCase(Locale.ROOT),
                Map.of("title", "t", "geometryType", type.jsonName(), "crs", "EPSG:4490", "properties", properties),
                false);
    }

    /** Such as {@code s1} and {@code dt2}. */
    private static String name(String kind, int number) {
        return (kind.equals("date-time") ? "m" : kind.substring(0, 1)) + number;
    }

    List<Feature> features(Layer layer, int count) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            layer.properties().forEach(property -> {
                if (random.nextInt(6) > 0) {
                    values.put(
                            property.name(),
                            switch (property.type()) {
                                case STRING -> pick(TEXTS).replace("''", "'");
                                case NUMBER -> (random.nextInt(9) - 4) / 2.0;
                                case INTEGER ->
                                    random.nextInt(9) == 0
                                            ? Long.MAX_VALUE - random.nextInt(2)
                                            : (Long) (long) (random.nextInt(7) - 3);
                                case BOOLEAN -> random.nextBoolean();
                                case DATE -> LocalDate.of(2026, 1, 1).plusDays(random.nextInt(5));
                                case DATE_TIME ->
                                    Instant.parse("2026-01-01T00:00:00Z").plusSeconds(21_600L * random.nextInt(20));
                            });
                }
            });
            features.add(new Feature("f" + i, random.nextInt(8) == 0 ? null : geometry(layer.geometryType()), values));
        }
        return features;
    }

    private Geometry geometry(GeometryType type) {
        return switch (type) {
            case POINT -> GEOMETRIES.createPoint(vertex());
            case LINE_STRING -> line();
            default -> polygon();
        };
    }

    private Coordinate vertex() {
        return new Coordinate(random.nextInt(7), random.nextInt(7));
    }

    private LineString line() {
        Coordinate start = vertex();
        return GEOMETRIES.createLineString(new Coordinate[] {
            start, new Coordinate(start.x + 1 + random.nextInt(3), start.y), new Coordinate(start.x + 1, start.y + 1)
        });
    }

    private Polygon polygon() {
        Coordinate corner = vertex();
        if (random.nextInt(3) == 0) {
            return GEOMETRIES.createPolygon(new Coordinate[] {
                corner, new Coordinate(corner.x + 2, corner.y), new Coordinate(corner.x, corner.y + 2), corner
            });
        }
        return (Polygon) GEOMETRIES.toGeometry(
                new Envelope(corner.x, corner.x + 1 + random.nextInt(3), corner.y, corner.y + 1 + random.nextInt(3)));
    }

    String filter(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> "(" + filter(depth - 1) + " AND " + filter(depth - 1) + ")";
                case 1 -> "(" + filter(depth - 1) + " OR " + filter(depth - 1) + ")";
                default -> "NOT (" + filter(depth - 1) + ")";
            };
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> spatial();
            case 2, 3 -> temporal();
            case 4 -> number() + " " + pick(COMPARISONS) + " " + number();
            case 5 -> text() + " " + pick(COMPARISONS) + " " + text();
            case 6 -> text() + not() + " LIKE " + pattern();
            case 7 -> number() + not() + " BETWEEN " + number() + " AND " + number();
            case 8 ->
                random.nextBoolean()
                        ? text() + not() + " IN (" + text() + ", " + text() + ")"
                        : number() + not() + " IN (" + number() + ", " + number() + ", 1)";
            case 9 -> nullable() + " IS" + not() + " NULL";
            case 10 -> moment() + " " + pick(COMPARISONS) + " " + moment();
            default -> other();
        };
    }

    private String other() {
        return switch (random.nextInt(5)) {
            case 0 -> "id" + not() + " IN ('f1', 'f" + random.nextInt(200) + "')";
            case 1 -> "id " + pick(COMPARISONS) + " 'f" + random.nextInt(200) + "'";
            case 2 -> "b1 " + pick("=", "<>") + " " + pick("b2", "true", "FALSE");
            case 3 -> "d1 " + pick(COMPARISONS) + " " + pick("d2", "DATE('2026-01-03')");
            default -> pick("true", "false");
        };
    }

    private String nullable() {
        return pick("s1", "n2", "i1", "b1", "d2", "m1", "geometry", "id", "n1 / n2", "CASEI(s2)", "(i1 + i2)");
    }

    private String not() {
        return random.nextInt(3) == 0 ? " NOT" : "";
    }

    private String number() {
        if (random.nextInt(3) == 0) {
            return "(" + number() + " " + pick(SIGNS) + " " + number() + ")";
        }
        return pick("n1", "n2", "i1", "i2", "-n1", "0", "1", "-1.5", "2", "0.5");
    }

    private String text() {
        return switch (random.nextInt(6)) {
            case 0 -> "CASEI(" + text() + ")";
            case 1 -> "ACCENTI(" + text() + ")";
            case 2 -> "'" + pick(TEXTS) + "'";
            default -> pick("s1", "s2");
        };
    }

    private String pattern() {
        String pattern = "'" + pick(PATTERNS) + "'";
        return random.nextBoolean() ? pattern : pick("CASEI(", "ACCENTI(") + pattern + ")";
    }

    private String moment() {
        return pick("m1", "m2", "TIMESTAMP('2026-01-02T06:00:00Z')", "TIMESTAMP('2026-01-03T00:00:00.0001+08:00')");
    }

    private String temporal() {
        boolean isDay = random.nextInt(3) == 0;
        if (random.nextBoolean()) {
            return pick(OF_INTERVALS) + "(" + interval(isDay) + ", " + interval(isDay) + ")";
        }
        return pick(OF_INSTANTS) + "(" + temporalSide(isDay) + ", " + temporalSide(isDay) + ")";
    }

    private String temporalSide(boolean isDay) {
        if (random.nextInt(3) == 0) {
            return interval(isDay);
        }
        return isDay
                ? pick("d1", "d2", "DATE('2026-01-02')")
                : pick("m1", "m2", "TIMESTAMP('2026-01-02T06:00:00Z')", "DATE('2026-01-03')");
    }

    private String interval(boolean isDay) {
        return isDay
                ? pick(
                        "INTERVAL(d1, d2)",
                        "INTERVAL('2026-01-02', '2026-01-04')",
                        "INTERVAL('..', d2)",
                        "INTERVAL(d1, '..')",
                        "INTERVAL('2026-01-01', '..')")
                : pick(
                        "INTERVAL(m1, m2)",
                        "INTERVAL('2026-01-01T12:00:00Z', '2026-01-03T00:00:00Z')",
                        "INTERVAL('..', m2)",
                        "INTERVAL('2026-01-02', '2026-01-03')",
                        "INTERVAL(m2, '..')",
                        "INTERVAL('..', '2026-01-04T06:00:00Z')");
    }

    private String spatial() {
        String literal = shape();
        return pick(SPATIAL) + (random.nextInt(4) == 0 ? "(" + literal + ", geometry)" : "(geometry, " + literal + ")");
    }

    private String shape() {
        return switch (random.nextInt(6)) {
            case 0 -> {
                Coordinate corner = vertex();
                yield String.format(
                        Locale.ROOT,
                        "BBOX(%s, %s, %s, %s)",
                        corner.x,
                        corner.y,
                        corner.x + random.nextInt(4),
                        corner.y + random.nextInt(4));
            }
            case 1 -> new WKTWriter().write(GEOMETRIES.createPoint(vertex()));
            case 2 -> new WKTWriter().write(line());
            case 3 ->
                new WKTWriter().write(GEOMETRIES.createMultiPointFromCoords(new Coordinate[] {vertex(), vertex()}));
            default -> new WKTWriter().write(polygon());
        };
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
