package org.cityreach.exchange.osm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cityreach.exchange.format.RowProblem;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Makes geometries of nodes: longitude and latitude of WGS 84, as the file has them. An area's rings are
 * nested by where they lie, not by the roles of the ways, which are often wrong: a ring within an even number
 * of others is an edge, one within an odd number a hole. Holes or parts that share edges are merged, as OSM
 * permits them and polygons do not.
 */
final class OsmGeometry {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private final NodeTable nodes;

    OsmGeometry(NodeTable nodes) {
        this.nodes = nodes;
    }

    static long[] reversed(long[] way) {
        long[] reversed = new long[way.length];
        for (int i = 0; i < way.length; i++) {
            reversed[i] = way[way.length - 1 - i];
        }
        return reversed;
    }

    Point point(long node) throws RowProblem {
        requireNodes(new long[] {node}, "");
        return FACTORY.createPoint(nodes.get(node));
    }

    LineString line(long[] way) throws RowProblem {
        requireNodes(way, "");
        Coordinate[] line = coordinates(way);
        if (line.length < 2) {
            throw new RowProblem("too-few-nodes", "a line needs two different places, the way has one");
        }
        return FACTORY.createLineString(line);
    }

    /** The area within a closed way. */
    Geometry area(long[] way) throws RowProblem {
        if (way.length < 4 || way[0] != way[way.length - 1]) {
            throw new RowProblem("not-closed", "the way is not closed, so it has no area");
        }
        return area(List.of(way));
    }

    /** The area that ways enclose together. */
    Geometry area(List<long[]> ways) throws RowProblem {
        for (long[] way : ways) {
            requireNodes(way, "");
        }
        List<Polygon> rings = new ArrayList<>();
        for (long[] ring : RingAssembler.assemble(ways)) {
            Coordinate[] places = coordinates(ring);
            if (places.length >= 4) {
                rings.add(FACTORY.createPolygon(places));
            }
        }
        if (rings.isEmpty()) {
            throw new RowProblem("no-area", "its ways enclose nothing");
        }
        return assemble(rings);
    }

    void requireNodes(long[] way, String whose) throws RowProblem {
        int missing = 0;
        long first = 0;
        for (long node : way) {
            if (!nodes.has(node)) {
                first = missing == 0 ? node : first;
                missing++;
            }
        }
        if (missing > 0) {
            throw new RowProblem(
                    "incomplete-way",
                    missing + " of " + way.length + " nodes" + whose + " are not in the file, first "
                            + OsmKind.NODE.id(first));
        }
    }

    /** Places without immediate repetition. */
    private Coordinate[] coordinates(long[] way) {
        List<Coordinate> places = new ArrayList<>(way.length);
        for (long node : way) {
            Coordinate place = nodes.get(node);
            if (places.isEmpty() || !places.get(places.size() - 1).equals2D(place)) {
                places.add(place);
            }
        }
        return places.toArray(Coordinate[]::new);
    }

    private static Geometry assemble(List<Polygon> rings) throws RowProblem {
        List<Nested> nested = new ArrayList<>();
        rings.stream()
                .sorted(Comparator.comparingDouble(OsmGeometry::enclosed).reversed())
                .forEach(ring -> nest(ring, nested));
        List<Polygon> parts = new ArrayList<>();
        for (Nested ring : nested) {
            if (ring.depth % 2 == 0) {
                addParts(ring, parts);
            }
        }
        return together(parts);
    }

    private static double enclosed(Polygon ring) {
        return Area.ofRing(ring.getExteriorRing().getCoordinateSequence());
    }

    private static void nest(Polygon ring, List<Nested> larger) {
        Point inside = ring.getInteriorPoint();
        Nested around = null;
        for (Nested candidate : larger) {
            if (candidate.prepared.covers(inside) && candidate.prepared.covers(ring)) {
                around = candidate;
            }
        }
        Nested own = new Nested(ring, around == null ? 0 : around.depth + 1);
        if (around != null && own.depth % 2 == 1) {
            around.holes.add(ring);
        }
        larger.add(own);
    }

    private static void addParts(Nested ring, List<Polygon> parts) throws RowProblem {
        LinearRing[] holes = ring.holes.stream().map(Polygon::getExteriorRing).toArray(LinearRing[]::new);
        Geometry whole = FACTORY.createPolygon(ring.ring.getExteriorRing(), holes);
        if (!whole.isValid()) {
            if (!ring.ring.isValid() || ring.holes.stream().anyMatch(hole -> !hole.isValid())) {
                throw new RowProblem("invalid-polygon", "its edge crosses or touches itself");
            }
            whole = ring.ring.difference(UnaryUnionOp.union(ring.holes));
        }
        for (int i = 0; i < whole.getNumGeometries(); i++) {
            if (whole.getGeometryN(i) instanceof Polygon part && !part.isEmpty()) {
                parts.add(part);
            }
        }
    }

    private static Geometry together(List<Polygon> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        Geometry all = FACTORY.createMultiPolygon(parts.toArray(Polygon[]::new));
        return all.isValid() ? all : UnaryUnionOp.union(parts);
    }

    /** A ring with the rings right inside it. */
    private static final class Nested {

        private final Polygon ring;
        private final PreparedGeometry prepared;
        private final int depth;
        private final List<Polygon> holes = new ArrayList<>();

        Nested(Polygon ring, int depth) {
            this.ring = ring;
            this.prepared = PreparedGeometryFactory.prepare(ring);
            this.depth = depth;
        }
    }
}
