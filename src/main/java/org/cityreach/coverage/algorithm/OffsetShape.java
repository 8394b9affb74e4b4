package org.cityreach.coverage.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * Everything within a radius of a point, line or polygon, without replacing arcs by segments: a straight
 * core (the polygon itself and a rectangle along every edge) and full disks at the corners. Both together
 * are exactly the ground within the radius. Only outward corners of polygons need a disk: from outside,
 * the nearest place of an inward corner always lies on one of its edges. Immutable.
 */
final class OffsetShape {

    /** Keeps what is only just within the radius out of what surely is. */
    private static final double ROUNDING = 1e-12;

    final Geometry facility;
    final double radius;
    /** The core; empty for points. */
    final Geometry core;

    final PreparedGeometry prepared;
    /** What the whole shape lies in. */
    final Envelope reach;

    final double[] cornerX;
    final double[] cornerY;
    private final IndexedFacetDistance edges;

    private OffsetShape(Geometry facility, double radiusMetres, List<Geometry> straight, double[] corners) {
        this.facility = facility;
        this.radius = radiusMetres;
        this.core = straight.isEmpty() ? facility.getFactory().createPolygon() : UnaryUnionOp.union(straight);
        this.prepared = PreparedGeometryFactory.prepare(core);
        this.reach = facility.getEnvelopeInternal();
        reach.expandBy(radiusMetres);
        this.edges = new IndexedFacetDistance(facility);
        this.cornerX = new double[corners.length / 2];
        this.cornerY = new double[corners.length / 2];
        for (int i = 0; i < cornerX.length; i++) {
            cornerX[i] = corners[2 * i];
            cornerY[i] = corners[2 * i + 1];
        }
    }

    /** The shape of a facility in city metres; polygons must be valid. */
    static OffsetShape of(Geometry facility, double radiusMetres) {
        Builder builder = new Builder(facility.getFactory(), radiusMetres);
        for (int i = 0; i < facility.getNumGeometries(); i++) {
            builder.add(facility.getGeometryN(i));
        }
        return new OffsetShape(facility, radiusMetres, builder.straight, builder.corners());
    }

    /**
     * Whether a polygon lies wholly within the radius for sure: it lies in the core, or the farthest of its
     * corners from its middle is no farther than what the middle's distance leaves of the radius.
     */
    boolean surelyCovers(Geometry polygon) {
        if (prepared.contains(polygon)) {
            return true;
        }
        Envelope box = polygon.getEnvelopeInternal();
        double halfDiagonal = box.getDiameter() / 2;
        if (halfDiagonal > radius) {
            return false;
        }
        Point middle = facility.getFactory().createPoint(box.centre());
        return edges.isWithinDistance(middle, (radius - halfDiagonal) * (1 - ROUNDING));
    }

    /** Whether some of a polygon lies within the radius; one that the core meets does. */
    boolean reaches(Geometry polygon, boolean meetsCore) {
        return meetsCore || edges.isWithinDistance(polygon, radius);
    }

    private static final class Builder {
        private final GeometryFactory factory;
        private final double radius;
        private final List<Geometry> straight = new ArrayList<>();
        private double[] corners = new double[64];
        private int size;

        Builder(GeometryFactory factory, double radiusMetres) {
            this.factory = factory;
            this.radius = radiusMetres;
        }

        double[] corners() {
            return Arrays.copyOf(corners, size);
        }

        void add(Geometry part) {
            if (part.isEmpty()) {
                return;
            }
            if (part instanceof Point point) {
                addCorner(point.getX(), point.getY());
            } else if (part instanceof LineString line) {
                addLine(line.getCoordinates());
            } else if (part instanceof Polygon polygon) {
                straight.add(polygon);
                addRing(polygon.getExteriorRing(), true);
                for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
                    addRing(polygon.getInteriorRingN(i), false);
                }
            }
        }

        private void addLine(Coordinate[] line) {
            for (int i = 0; i < line.length; i++) {
                addCorner(line[i].x, line[i].y);
                if (i > 0) {
                    addBand(line[i - 1], line[i], radius, radius);
                }
            }
        }

        /** Walks so that the polygon lies to the left and adds what is to the right. */
        private void addRing(LineString ring, boolean shell) {
            CoordinateSequence sequence = ring.getCoordinateSequence();
            boolean reverse = Area.ofRingSigned(sequence) > 0 == shell;
            Coordinate[] walk = distinct(ring.getCoordinates(), reverse);
            int count = walk.length;
            for (int i = 0; i < count; i++) {
                Coordinate from = walk[i];
                Coordinate to = walk[(i + 1) % count];
                Coordinate next = walk[(i + 2) % count];
                addBand(from, to, 0, radius);
                double turn = (to.x - from.x) * (next.y - to.y) - (to.y - from.y) * (next.x - to.x);
                double ahead = (to.x - from.x) * (next.x - to.x) + (to.y - from.y) * (next.y - to.y);
                if (turn > 0 || ahead < 0) {
                    addCorner(to.x, to.y);
                }
            }
        }

        /** The corners without the closing one and without repetitions. */
        private static Coordinate[] distinct(Coordinate[] ring, boolean reverse) {
            List<Coordinate> walk = new ArrayList<>();
            for (int i = 1; i < ring.length; i++) {
                Coordinate next = ring[reverse ? ring.length - 1 - i : i];
                if (walk.isEmpty() || !walk.get(walk.size() - 1).equals2D(next)) {
                    walk.add(next);
                }
            }
            return walk.toArray(new Coordinate[0]);
        }

        /** The ground beside an edge, so far to its left and right. */
        private void addBand(Coordinate from, Coordinate to, double left, double right) {
            double dx = to.x - from.x;
            double dy = to.y - from.y;
            double length = Math.hypot(dx, dy);
            if (length == 0) {
                return;
            }
            double nx = -dy / length;
            double ny = dx / length;
            Coordinate first = new Coordinate(from.x + left * nx, from.y + left * ny);
            straight.add(factory.createPolygon(new Coordinate[] {
                first,
                new Coordinate(from.x - right * nx, from.y - right * ny),
                new Coordinate(to.x - right * nx, to.y - right * ny),
                new Coordinate(to.x + left * nx, to.y + left * ny),
                first.copy()
            }));
        }

        private void addCorner(double x, double y) {
            if (size == corners.length) {
                corners = Arrays.copyOf(corners, 2 * size);
            }
            corners[size++] = x;
            corners[size++] = y;
        }
    }
}
