package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Reads GeoJSON geometries and boxes as maps and lists, in the order of axes as written; heights are dropped. */
final class ShapeJson {

    private static final String TYPES =
            "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon," + " GeometryCollection";
    private static final int DEEPEST = 10;

    private final GeometryFactory factory = new GeometryFactory();
    private final Crs crs;

    ShapeJson(Crs crs) {
        this.crs = crs;
    }

    Geometry read(Map<?, ?> node, String place) {
        return node.containsKey("type")
                ? geometry(node, place, 1)
                : box(list(node.get("bbox"), place + "/bbox"), place + "/bbox");
    }

    private Geometry geometry(Map<?, ?> node, String place, int depth) {
        if (depth > DEEPEST) {
            throw Fault.tooLarge("filter-too-large", "collections of geometries are nested deeper than " + DEEPEST)
                    .in(place);
        }
        String at = place + "/coordinates";
        @Nullable Object content = node.get("coordinates");
        String type = node.get("type") instanceof String name ? name : "";
        return switch (type) {
            case "Point" -> factory.createPoint(coordinate(content, at));
            case "LineString" -> line(content, at);
            case "Polygon" -> polygon(content, at);
            case "MultiPoint" ->
                factory.createMultiPoint(
                        parts(content, at, (part, where) -> factory.createPoint(coordinate(part, where)))
                                .toArray(Point[]::new));
            case "MultiLineString" ->
                factory.createMultiLineString(parts(content, at, this::line).toArray(LineString[]::new));
            case "MultiPolygon" ->
                factory.createMultiPolygon(parts(content, at, this::polygon).toArray(Polygon[]::new));
            case "GeometryCollection" ->
                factory.createGeometryCollection(parts(
                                node.get("geometries"),
                                place + "/geometries",
                                (part, where) -> geometry(map(part, where), where, depth + 1))
                        .toArray(Geometry[]::new));
            default -> throw invalid(node.get("type"), TYPES, place + "/type");
        };
    }

    /** Reads one of several alike. */
    private interface PartReader<T> {
        T read(@Nullable Object node, String place);
    }

    private static <T> List<T> parts(@Nullable Object node, String place, PartReader<T> reader) {
        List<?> list = list(node, place);
        List<T> parts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            parts.add(reader.read(list.get(i), place + "/" + i));
        }
        return parts;
    }

    private LineString line(@Nullable Object node, String place) {
        List<Coordinate> vertices = parts(node, place, ShapeJson::coordinate);
        if (vertices.size() < 2) {
            throw broken("a line of " + vertices.size() + " vertices", "at least 2 vertices", place);
        }
        return factory.createLineString(vertices.toArray(Coordinate[]::new));
    }

    private Polygon polygon(@Nullable Object node, String place) {
        List<LinearRing> rings = parts(node, place, this::ring);
        if (rings.isEmpty()) {
            throw broken("a polygon without rings", "at least one ring", place);
        }
        return factory.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(@Nullable Object node, String place) {
        List<Coordinate> vertices = parts(node, place, ShapeJson::coordinate);
        if (vertices.size() < LinearRing.MINIMUM_VALID_SIZE
                || !vertices.get(0).equals2D(vertices.get(vertices.size() - 1))) {
            throw broken(
                    "a ring of " + vertices.size() + " vertices",
                    "at least 4 vertices, the last the same as the first",
                    place);
        }
        return factory.createLinearRing(vertices.toArray(Coordinate[]::new));
    }

    private static Coordinate coordinate(@Nullable Object node, String place) {
        List<Double> numbers = parts(node, place, ShapeJson::number);
        if (numbers.size() < 2 || numbers.size() > 3) {
            throw invalid(node, "2 numbers, or 3 with a height", place);
        }
        return new Coordinate(numbers.get(0), numbers.get(1));
    }

    private static Double number(@Nullable Object node, String place) {
        if (node instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw invalid(node, "a finite number", place);
    }

    private Geometry box(List<?> node, String place) {
        List<Double> edges = parts(node, place, ShapeJson::number);
        if (edges.size() != 4 && edges.size() != 6) {
            throw invalid(node, "4 numbers, or 6 with heights", place);
        }
        return ShapeFrame.box(edges.stream().mapToDouble(Double::doubleValue).toArray(), crs.isLatitudeFirst(), place);
    }

    private static List<?> list(@Nullable Object node, String place) {
        if (node instanceof List<?> list) {
            return list;
        }
        throw invalid(node, "a list", place);
    }

    private static Map<?, ?> map(@Nullable Object node, String place) {
        if (node instanceof Map<?, ?> map) {
            return map;
        }
        throw invalid(node, "a GeoJSON geometry", place);
    }

    private static Fault invalid(@Nullable Object node, String allowed, String place) {
        return CqlJson.invalid(node, allowed, place);
    }

    private static Fault broken(String found, String allowed, String place) {
        return Fault.invalid("invalid-geometry", "filter", found, allowed).in(place);
    }
}
