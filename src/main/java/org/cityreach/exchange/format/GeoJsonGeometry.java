package org.cityreach.exchange.format;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads GeoJSON geometries (RFC 7946, section 3.1) from a token stream. Whatever is inside, all tokens of
 * the geometry are consumed first and judged afterwards, so that a broken geometry never spoils what
 * follows it. Heights are read over. Not judged here: whether rings cross themselves.
 */
final class GeoJsonGeometry {

    static final Set<String> TYPES =
            Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final int DEEPEST = 6;
    private static final int MOST_POSITIONS = 2_000_000;
    private static final int SHORTEST_RING = 4;

    /** Stands for anything that is not an array of numbers or arrays. */
    private static final Object NOT_COORDINATES = new Object();

    private @Nullable String type;
    private @Nullable Object coordinates;
    private boolean hasGeometries;
    private int positions;

    GeoJsonGeometry() {}

    /**
     * The geometry at the parser's token, which becomes the last token of it. Null for JSON's null.
     */
    static @Nullable Geometry read(JsonParser parser) throws RowProblem {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new RowProblem("invalid-geometry", "geometry is neither an object nor null");
        }
        GeoJsonGeometry geometry = new GeoJsonGeometry();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            geometry.readMember(name, parser);
        }
        return geometry.build();
    }

    /** Takes a member that belongs to geometries; other members are passed over. */
    void readMember(String name, JsonParser parser) {
        switch (name) {
            case "type" -> type = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
            case "coordinates" -> coordinates = readCoordinates(parser, 0);
            case "geometries" -> hasGeometries = true;
            default -> {}
        }
        parser.skipChildren();
    }

    private Object readCoordinates(JsonParser parser, int depth) {
        if (parser.currentToken() != JsonToken.START_ARRAY || depth > DEEPEST) {
            parser.skipChildren();
            return NOT_COORDINATES;
        }
        JsonToken first = parser.nextToken();
        if (first.isNumeric()) {
            return readPosition(parser);
        }
        List<Object> parts = new ArrayList<>();
        for (JsonToken token = first; token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Object part = readCoordinates(parser, depth + 1);
            if (positions <= MOST_POSITIONS) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Object readPosition(JsonParser parser) {
        double x = parser.getDoubleValue();
        double y = 0;
        int count = 1;
        boolean numbers = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!parser.currentToken().isNumeric()) {
                numbers = false;
                parser.skipChildren();
            } else if (count == 1) {
                y = parser.getDoubleValue();
            }
            count++;
        }
        positions++;
        return numbers && count >= 2 ? new Coordinate(x, y) : NOT_COORDINATES;
    }

    Geometry build() throws RowProblem {
        if (type == null) {
            throw new RowProblem("invalid-geometry", "geometry has no type");
        }
        if (hasGeometries) {
            throw new RowProblem("wrong-geometry-type", "a " + type + " is not taken, only single kinds of geometry");
        }
        if (positions > MOST_POSITIONS) {
            throw new RowProblem("too-many-vertices", "geometry has more than " + MOST_POSITIONS + " vertices");
        }
        return switch (type) {
            case "Point" -> point(coordinates);
            case "LineString" -> line(coordinates);
            case "Polygon" -> polygon(coordinates);
            case "MultiPoint" -> FACTORY.createMultiPoint(all(Point.class, GeoJsonGeometry::point));
            case "MultiLineString" -> FACTORY.createMultiLineString(all(LineString.class, GeoJsonGeometry::line));
            case "MultiPolygon" -> FACTORY.createMultiPolygon(all(Polygon.class, GeoJsonGeometry::polygon));
            default -> throw new RowProblem("unknown-geometry-type", "geometry type '" + type + "' is not GeoJSON's");
        };
    }

    @SuppressWarnings("unchecked")
    private <G extends Geometry> G[] all(Class<G> kind, Part<G> part) throws RowProblem {
        List<?> parts = list(coordinates);
        G[] geometries = (G[]) Array.newInstance(kind, parts.size());
        for (int i = 0; i < geometries.length; i++) {
            geometries[i] = part.of(parts.get(i));
        }
        return geometries;
    }

    private static Point point(@Nullable Object node) throws RowProblem {
        if (node instanceof List<?> parts && parts.isEmpty()) {
            return FACTORY.createPoint();
        }
        return FACTORY.createPoint(position(node));
    }

    private static LineString line(@Nullable Object node) throws RowProblem {
        Coordinate[] vertices = vertices(node);
        if (vertices.length == 1) {
            throw new RowProblem("too-few-points", "a line has only one point");
        }
        return FACTORY.createLineString(vertices);
    }

    private static Polygon polygon(@Nullable Object node) throws RowProblem {
        List<?> rings = list(node);
        if (rings.isEmpty()) {
            return FACTORY.createPolygon();
        }
        LinearRing shell = ring(rings.get(0));
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(rings.get(i + 1));
        }
        return FACTORY.createPolygon(shell, holes);
    }

    private static LinearRing ring(@Nullable Object node) throws RowProblem {
        Coordinate[] vertices = vertices(node);
        if (vertices.length > 0 && !vertices[0].equals2D(vertices[vertices.length - 1])) {
            throw new RowProblem(
                    "unclosed-ring",
                    "a ring begins at " + text(vertices[0]) + " and ends at " + text(vertices[vertices.length - 1]));
        }
        if (vertices.length < SHORTEST_RING) {
            throw new RowProblem(
                    "too-few-points",
                    "a ring has " + vertices.length + " points, it needs " + SHORTEST_RING
                            + " with the first repeated");
        }
        return FACTORY.createLinearRing(vertices);
    }

    private static Coordinate[] vertices(@Nullable Object node) throws RowProblem {
        List<?> parts = list(node);
        Coordinate[] vertices = new Coordinate[parts.size()];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = position(parts.get(i));
        }
        return vertices;
    }

    private static Coordinate position(@Nullable Object node) throws RowProblem {
        if (!(node instanceof Coordinate position)) {
            throw notCoordinates(node);
        }
        if (!Double.isFinite(position.x) || !Double.isFinite(position.y)) {
            throw new RowProblem("coordinate-not-finite", "a coordinate is " + text(position));
        }
        return position;
    }

    private static List<?> list(@Nullable Object node) throws RowProblem {
        if (!(node instanceof List<?> parts)) {
            throw notCoordinates(node);
        }
        return parts;
    }

    private static RowProblem notCoordinates(@Nullable Object node) {
        return node == null
                ? new RowProblem("missing-coordinates", "geometry has no coordinates")
                : new RowProblem("invalid-coordinates", "coordinates are not arrays of numbers as the type needs them");
    }

    private static String text(Coordinate position) {
        return position.x + " " + position.y;
    }

    /** Makes one part of a geometry of many. */
    private interface Part<G> {
        G of(@Nullable Object node) throws RowProblem;
    }
}
