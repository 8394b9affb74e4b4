package org.cityreach.analysis;

import java.util.Set;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;

/**
 * Reads a GeoJSON geometry (RFC 7946, section 3.1). A fault names the place inside the body. Heights are
 * read over. Whether rings cross themselves is for the check of the feature.
 */
public final class GeoJsonGeometryReader {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Set<String> MEMBERS = Set.of("type", "coordinates", "bbox");
    private static final int SHORTEST_RING = 4;

    private GeoJsonGeometryReader() {}

    /** The geometry; null for JSON's null. */
    public static @Nullable Geometry read(String path, JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            throw Fault.invalid("invalid-geometry", path, node.getNodeType(), "a GeoJSON geometry or null");
        }
        for (String name : node.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                throw Fault.invalid("unknown-member", path + "." + name, node.get(name), "type, coordinates");
            }
        }
        JsonNode coordinates = node.path("coordinates");
        String place = path + ".coordinates";
        String type = node.path("type").asString("");
        return switch (type) {
            case "Point" -> point(place, coordinates);
            case "LineString" -> line(place, coordinates);
            case "Polygon" -> polygon(place, coordinates);
            case "MultiPoint" -> {
                Point[] points = new Point[size(place, coordinates)];
                for (int i = 0; i < points.length; i++) {
                    points[i] = point(place + "[" + i + "]", coordinates.get(i));
                }
                yield GEOMETRIES.createMultiPoint(points);
            }
            case "MultiLineString" -> {
                LineString[] lines = new LineString[size(place, coordinates)];
                for (int i = 0; i < lines.length; i++) {
                    lines[i] = line(place + "[" + i + "]", coordinates.get(i));
                }
                yield GEOMETRIES.createMultiLineString(lines);
            }
            case "MultiPolygon" -> {
                Polygon[] polygons = new Polygon[size(place, coordinates)];
                for (int i = 0; i < polygons.length; i++) {
                    polygons[i] = polygon(place + "[" + i + "]", coordinates.get(i));
                }
                yield GEOMETRIES.createMultiPolygon(polygons);
            }
            default ->
                throw Fault.invalid(
                        "unknown-geometry-type",
                        path + ".type",
                        node.path("type").isMissingNode() ? null : type,
                        "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon");
        };
    }

    private static Point point(String path, JsonNode node) {
        return GEOMETRIES.createPoint(position(path, node));
    }

    private static LineString line(String path, JsonNode node) {
        Coordinate[] vertices = vertices(path, node);
        if (vertices.length < 2) {
            throw Fault.invalid("invalid-coordinates", path, vertices.length + " positions", "at least 2 positions");
        }
        return GEOMETRIES.createLineString(vertices);
    }

    private static Polygon polygon(String path, JsonNode node) {
        int count = size(path, node);
        if (count == 0) {
            throw Fault.invalid("invalid-coordinates", path, "no rings", "at least 1 ring");
        }
        LinearRing shell = ring(path + "[0]", node.get(0));
        LinearRing[] holes = new LinearRing[count - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(path + "[" + (i + 1) + "]", node.get(i + 1));
        }
        return GEOMETRIES.createPolygon(shell, holes);
    }

    private static LinearRing ring(String path, JsonNode node) {
        Coordinate[] vertices = vertices(path, node);
        if (vertices.length < SHORTEST_RING || !vertices[0].equals2D(vertices[vertices.length - 1])) {
            throw Fault.invalid(
                    "invalid-ring",
                    path,
                    vertices.length + " positions",
                    "at least " + SHORTEST_RING + " positions, the last equal to the first");
        }
        return GEOMETRIES.createLinearRing(vertices);
    }

    private static Coordinate[] vertices(String path, JsonNode node) {
        Coordinate[] vertices = new Coordinate[size(path, node)];
        for (int i = 0; i < vertices.length; i++) {
            vertices[i] = position(path + "[" + i + "]", node.get(i));
        }
        return vertices;
    }

    private static Coordinate position(String path, @Nullable JsonNode node) {
        if (node == null || !node.isArray() || node.size() < 2 || node.size() > 4) {
            throw Fault.invalid("invalid-coordinates", path, node, "a position: 2 numbers, or 3 with a height");
        }
        for (JsonNode ordinate : node) {
            if (!ordinate.isNumber() || !Double.isFinite(ordinate.doubleValue())) {
                throw Fault.invalid("invalid-coordinates", path, node, "finite numbers");
            }
        }
        return new Coordinate(node.get(0).doubleValue(), node.get(1).doubleValue());
    }

    private static int size(String path, @Nullable JsonNode node) {
        if (node == null || !node.isArray()) {
            throw Fault.invalid("invalid-coordinates", path, node == null ? null : node.getNodeType(), "an array");
        }
        return node.size();
    }
}
