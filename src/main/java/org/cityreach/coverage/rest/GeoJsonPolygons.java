package org.cityreach.coverage.rest;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Polygons in longitude and latitude as GeoJSON geometries (RFC 7946). Written to seven decimals, about a
 * centimetre, shells against the clock.
 */
final class GeoJsonPolygons {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final double DECIMALS = 1e7;

    private GeoJsonPolygons() {}

    static Geometry read(String path, JsonNode node) {
        String type = node.path("type").asString("");
        JsonNode coordinates = node.path("coordinates");
        if (type.equals("Feature")) {
            return read(path + ".geometry", node.path("geometry"));
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

    /** A geometry object of a polygon or multipolygon. */
    static ObjectNode write(Geometry geometry) {
        ObjectNode object = NODES.objectNode();
        if (geometry instanceof Polygon polygon) {
            object.put("type", "Polygon");
            object.set("coordinates", rings(polygon));
            return object;
        }
        ArrayNode polygons = NODES.arrayNode();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            polygons.add(rings((Polygon) geometry.getGeometryN(i)));
        }
        object.put("type", "MultiPolygon");
        object.set("coordinates", polygons);
        return object;
    }

    /** A position. */
    static ArrayNode position(Coordinate coordinate) {
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
