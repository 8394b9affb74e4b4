package org.cityreach.exchange.kml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.exchange.format.SafeXml;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/** A placemark's geometry, x longitude, y latitude. Its first problem is kept until it is asked for. */
final class KmlGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<Geometry> parts = new ArrayList<>();
    private final List<String> moments = new ArrayList<>();
    private @Nullable RowProblem problem;

    /** Reads the element the reader stands on where it is a geometry. */
    void read(SafeXml xml) {
        try {
            switch (xml.name()) {
                case "Point" -> parts.add(FACTORY.createPoint(only(coordinates(xml))));
                case "LineString" -> parts.add(line(coordinates(xml)));
                case "LinearRing" -> parts.add(line(coordinates(xml)));
                case "Polygon" -> parts.add(polygon(xml));
                case "Track" -> parts.add(track(xml));
                case "MultiGeometry", "MultiTrack" -> {
                    int depth = xml.depth();
                    while (xml.nextChild(depth)) {
                        read(xml);
                    }
                }
                case "Model" -> throw new RowProblem("unsupported-geometry", "models of buildings are not imported");
                default -> {}
            }
        } catch (RowProblem wrong) {
            problem = problem == null ? wrong : problem;
        }
    }

    /** The first and the last moment of a track. */
    void putTimes(Map<String, String> values) {
        if (!moments.isEmpty()) {
            values.putIfAbsent("start", moments.get(0));
            values.putIfAbsent("end", moments.get(moments.size() - 1));
        }
    }

    @Nullable
    Geometry finished() throws RowProblem {
        if (problem != null) {
            throw problem;
        }
        if (parts.isEmpty()) {
            return null;
        }
        return parts.size() == 1 ? parts.get(0) : FACTORY.buildGeometry(parts);
    }

    private static List<Coordinate> coordinates(SafeXml xml) throws RowProblem {
        List<Coordinate> found = new ArrayList<>();
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("coordinates")) {
                String text = COMMA.matcher(xml.text().strip()).replaceAll(",");
                for (String tuple : text.isEmpty() ? new String[0] : SPACE.split(text)) {
                    found.add(coordinate(tuple, ","));
                }
            }
        }
        return found;
    }

    /** Longitude, latitude and perhaps a height. */
    private static Coordinate coordinate(String tuple, String separator) throws RowProblem {
        String[] numbers = tuple.split(separator, -1);
        try {
            if (numbers.length == 2 || numbers.length == 3) {
                return new Coordinate(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
            }
        } catch (NumberFormatException wrong) {
            throw wrong(tuple);
        }
        throw wrong(tuple);
    }

    private static RowProblem wrong(String tuple) {
        String shown = tuple.length() <= 60 ? tuple : tuple.substring(0, 60) + "…";
        return new RowProblem("invalid-coordinates", "'" + shown + "' is not longitude,latitude[,height]");
    }

    private static Coordinate only(List<Coordinate> found) throws RowProblem {
        if (found.size() != 1) {
            throw new RowProblem("invalid-coordinates", "a point has one place, here are " + found.size());
        }
        return found.get(0);
    }

    private static Geometry line(List<Coordinate> found) throws RowProblem {
        if (found.size() < 2) {
            throw new RowProblem("too-few-points", "a line needs two points, here are " + found.size());
        }
        return FACTORY.createLineString(found.toArray(Coordinate[]::new));
    }

    private static Polygon polygon(SafeXml xml) throws RowProblem {
        LinearRing outer = null;
        List<LinearRing> holes = new ArrayList<>();
        RowProblem wrong = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            String boundary = xml.name();
            if (!boundary.endsWith("BoundaryIs")) {
                continue;
            }
            int inside = xml.depth();
            while (xml.nextChild(inside)) {
                try {
                    LinearRing ring = ring(coordinates(xml));
                    if (boundary.equals("outerBoundaryIs")) {
                        outer = ring;
                    } else {
                        holes.add(ring);
                    }
                } catch (RowProblem bad) {
                    wrong = wrong == null ? bad : wrong;
                }
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        if (outer == null) {
            throw new RowProblem("no-outer-ring", "the polygon has no outer boundary");
        }
        return FACTORY.createPolygon(outer, holes.toArray(LinearRing[]::new));
    }

    private static LinearRing ring(List<Coordinate> found) throws RowProblem {
        if (found.size() < 4 || !found.get(0).equals2D(found.get(found.size() - 1))) {
            throw new RowProblem("unclosed-ring", "a ring has four points or more, and the last is the first");
        }
        return FACTORY.createLinearRing(found.toArray(Coordinate[]::new));
    }

    /** Moments and places in two lists, of equal length. */
    private Geometry track(SafeXml xml) throws RowProblem {
        List<Coordinate> places = new ArrayList<>();
        RowProblem wrong = null;
        int depth = xml.depth();
        while (xml.nextChild(depth)) {
            if (xml.name().equals("when")) {
                moments.add(xml.text().strip());
            } else if (xml.name().equals("coord")) {
                try {
                    places.add(coordinate(xml.text().strip(), "\\s+"));
                } catch (RowProblem bad) {
                    wrong = wrong == null ? bad : wrong;
                }
            }
        }
        if (wrong != null) {
            throw wrong;
        }
        return line(places);
    }
}
