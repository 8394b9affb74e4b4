package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Reads well-known text and {@code BBOX} from tokens, in the order of axes as written; heights are read and dropped.
 * Source: OGC 21-065r2, annex B. Not safe for use by many threads.
 */
final class ShapeText {

    private static final Set<String> NAMES = Set.of(
            "POINT",
            "LINESTRING",
            "POLYGON",
            "MULTIPOINT",
            "MULTILINESTRING",
            "MULTIPOLYGON",
            "GEOMETRYCOLLECTION",
            "BBOX");
    private static final int DEEPEST = 10;

    private final GeometryFactory factory = new GeometryFactory();
    private final TokenReader tokens;
    private final Crs crs;
    private int depth;

    ShapeText(TokenReader tokens, Crs crs) {
        this.tokens = tokens;
        this.crs = crs;
    }

    static boolean isShape(Token name) {
        return NAMES.contains(name.text().toUpperCase(Locale.ROOT));
    }

    /** Reads the geometry whose name comes next. */
    Geometry read() {
        Token name = tokens.next();
        if (name.kind() != Token.Kind.WORD || !isShape(name) || ++depth > DEEPEST) {
            throw tokens.unexpected(
                    "one of " + String.join(", ", NAMES.stream().sorted().toList()));
        }
        tokens.skip();
        tokens.takeKeyword("Z");
        Geometry shape = switch (name.text().toUpperCase(Locale.ROOT)) {
            case "POINT" -> point();
            case "LINESTRING" -> line();
            case "POLYGON" -> polygon();
            case "MULTIPOINT" ->
                factory.createMultiPoint(listed(this::pointOrBare).toArray(Point[]::new));
            case "MULTILINESTRING" ->
                factory.createMultiLineString(listed(this::line).toArray(LineString[]::new));
            case "MULTIPOLYGON" ->
                factory.createMultiPolygon(listed(this::polygon).toArray(Polygon[]::new));
            case "GEOMETRYCOLLECTION" ->
                factory.createGeometryCollection(listed(this::read).toArray(Geometry[]::new));
            default -> box(name);
        };
        depth--;
        return shape;
    }

    private <T> List<T> listed(Supplier<T> part) {
        tokens.expectSymbol("(");
        List<T> parts = new ArrayList<>(List.of(part.get()));
        while (tokens.takeSymbol(",")) {
            parts.add(part.get());
        }
        tokens.expectSymbol(")");
        return parts;
    }

    private Point point() {
        tokens.expectSymbol("(");
        Point point = factory.createPoint(coordinate());
        tokens.expectSymbol(")");
        return point;
    }

    /** In a MULTIPOINT many write points without parentheses. */
    private Point pointOrBare() {
        return tokens.next().isSymbol("(") ? point() : factory.createPoint(coordinate());
    }

    private LineString line() {
        Token start = tokens.next();
        List<Coordinate> vertices = listed(this::coordinate);
        if (vertices.size() < 2) {
            throw broken("a line of one vertex", "at least 2 vertices", start);
        }
        return factory.createLineString(vertices.toArray(Coordinate[]::new));
    }

    private Polygon polygon() {
        List<LinearRing> rings = listed(this::ring);
        return factory.createPolygon(
                rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring() {
        Token start = tokens.next();
        List<Coordinate> vertices = listed(this::coordinate);
        if (vertices.size() < LinearRing.MINIMUM_VALID_SIZE
                || !vertices.get(0).equals2D(vertices.get(vertices.size() - 1))) {
            throw broken(
                    "a ring of " + vertices.size() + " vertices",
                    "at least 4 vertices, the last the same as the first",
                    start);
        }
        return factory.createLinearRing(vertices.toArray(Coordinate[]::new));
    }

    private static Fault broken(String found, String allowed, Token at) {
        return Fault.invalid("invalid-geometry", "filter", found, allowed).in(at.place());
    }

    private Coordinate coordinate() {
        double first = number();
        double second = number();
        if (tokens.next().kind() == Token.Kind.NUMBER || tokens.next().isSymbol("-")) {
            number();
        }
        return new Coordinate(first, second);
    }

    private double number() {
        boolean negative = tokens.takeSymbol("-");
        if (!negative) {
            tokens.takeSymbol("+");
        }
        Token token = tokens.next();
        if (token.kind() != Token.Kind.NUMBER) {
            throw tokens.unexpected("a number");
        }
        double number = Double.parseDouble(token.text());
        if (!Double.isFinite(number)) {
            throw tokens.unexpected("a finite number");
        }
        tokens.skip();
        return negative ? -number : number;
    }

    private Geometry box(Token name) {
        List<Double> edges = listed(this::number);
        if (edges.size() != 4 && edges.size() != 6) {
            throw broken("a box of " + edges.size() + " numbers", "4 numbers, or 6 with heights", name);
        }
        return ShapeFrame.box(
                edges.stream().mapToDouble(Double::doubleValue).toArray(), crs.isLatitudeFirst(), name.place());
    }
}
