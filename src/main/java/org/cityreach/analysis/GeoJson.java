package org.cityreach.analysis;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Geometries in longitude and latitude as GeoJSON (RFC 7946). Written to seven decimals, about a
 * centimetre, shells against the clock.
 */
public final class GeoJson {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double DECIMALS = 1e7;

    private GeoJson() {}

    /** A Polygon or MultiPolygon, or a Feature of one. */
    public static Geometry readPolygon(String path, JsonNode node) {
        String type = node.path("type").asString("");
        JsonNode coordinates = node.path("coordinates");
        if (type.equals("Feature")) {
            return readPolygon(path + ".geometry", node.path("geometry"));
        }
        if (type.equals("Polygon")) {
            return polygon(path, coordinates);
        }
        if (type.equals("MultiPolygon") && coordinates.isArray()) {
            List<Polygon> polygons = new ArrayList<>();
            coordinates.forEach(one -> polygons.add(polygon(path, one)));
            return FACTORY.createMultiPolygon(polygons.toArray(new Polygon[0]));
        }
        throw Fault.invalid(
                "within-not-polygon",
                path,
                Inputs.shown(node),
                "a GeoJSON Polygon or MultiPolygon, or {collection, ids}");
    }

    private static Polygon polygon(String path, JsonNode rings) {
        if (!rings.isArray() || rings.isEmpty()) {
            throw Fault.invalid("invalid-geometry", path, Inputs.shown(rings), "a list of closed rings");
        }
        LinearRing[] holes = new LinearRing[rings.size() - 1];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = ring(path, rings.get(i + 1));
        }
        return FACTORY.createPolygon(ring(path, rings.get(0)), holes);
    }

    private static LinearRing ring(String path, JsonNode positions) {
        Coordinate[] ring = new Coordinate[positions.isArray() ? positions.size() : 0];
        for (int i = 0; i < ring.length; i++) {
            JsonNode position = positions.get(i);
            double longitude = position.path(0).asDouble(Double.NaN);
            double latitude = position.path(1).asDouble(Double.NaN);
            if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) {
                throw Fault.invalid(
                        "invalid-geometry", path, Inputs.shown(position), "[longitude, latitude] in degrees");
            }
            ring[i] = new Coordinate(longitude, latitude);
        }
        if (ring.length < 4 || !ring[0].equals2D(ring[ring.length - 1])) {
            throw Fault.invalid(
                    "invalid-geometry", path, ring.length + " positions", "rings of at least 4, the last as the first");
        }
        return FACTORY.createLinearRing(ring);
    }

    /** A geometry object of a point, line or polygon, or of many of one kind. */
    public static ObjectNode write(Geometry geometry) {
        ObjectNode object = NODES.objectNode();
        object.put("type", geometry.getGeometryType());
        object.set("coordinates", coordinates(geometry));
        return object;
    }

    /** A feature without properties yet; the geometry may be missing. */
    public static ObjectNode feature(String id, @Nullable Geometry geometry) {
        ObjectNode feature = NODES.objectNode().put("type", "Feature").put("id", id);
        feature.set("geometry", geometry == null ? NODES.nullNode() : write(geometry));
        feature.putObject("properties");
        return feature;
    }

    private static ArrayNode coordinates(Geometry geometry) {
        if (geometry instanceof Point point) {
            return point.isEmpty() ? NODES.arrayNode() : position(point.getCoordinate());
        }
        if (geometry instanceof LineString line) {
            ArrayNode positions = NODES.arrayNode();
            for (Coordinate coordinate : line.getCoordinates()) {
                positions.add(position(coordinate));
            }
            return positions;
        }
        if (geometry instanceof Polygon polygon) {
            return rings(polygon);
        }
        ArrayNode parts = NODES.arrayNode();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            parts.add(coordinates(geometry.getGeometryN(i)));
        }
        return parts;
    }

    /** A position. */
    public static ArrayNode position(Coordinate coordinate) {
        return NODES.arrayNode().add(rounded(coordinate.x)).add(rounded(coordinate.y));
    }

    private static ArrayNode rings(Polygon polygon) {
        ArrayNode rings = NODES.arrayNode();
        if (!polygon.isEmpty()) {
            rings.add(ring(polygon.getExteriorRing(), true));
            for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                rings.add(ring(polygon.getInteriorRingN(i), false));
            }
        }
        return rings;
    }

    private static ArrayNode ring(LinearRing ring, boolean againstClock) {
        Coordinate[] coordinates = ring.getCoordinates();
        boolean backwards = Orientation.isCCW(coordinates) != againstClock;
        ArrayNode positions = NODES.arrayNode();
        for (int i = 0; i < coordinates.length; i++) {
            positions.add(position(coordinates[backwards ? coordinates.length - 1 - i : i]));
        }
        return positions;
    }

    private static double rounded(double degrees) {
        return Math.rint(degrees * DECIMALS) / DECIMALS;
    }
}
