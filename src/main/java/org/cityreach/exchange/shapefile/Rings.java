package org.cityreach.exchange.shapefile;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.exchange.format.RowProblem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.PointLocation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons out of the rings of a shape, whose order says nothing: clockwise ones are shells, and each other one is a
 * hole of the smallest shell that it lies in. A hole that lies in none is taken for a shell, as is every ring where
 * none is clockwise; some programs turn them wrongly.
 */
final class Rings {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    private Rings() {}

    private record Shell(LinearRing ring, List<LinearRing> holes) {

        boolean encloses(LinearRing hole) {
            if (!ring.getEnvelopeInternal().contains(hole.getEnvelopeInternal())) {
                return false;
            }
            Coordinate[] outline = ring.getCoordinates();
            for (Coordinate vertex : hole.getCoordinates()) {
                int where = PointLocation.locateInRing(vertex, outline);
                if (where != Location.BOUNDARY) {
                    return where == Location.INTERIOR;
                }
            }
            return true;
        }

        Polygon toPolygon() {
            return FACTORY.createPolygon(ring, holes.toArray(new LinearRing[0]));
        }
    }

    static Geometry assembled(Coordinate[][] parts) throws RowProblem {
        List<Shell> shells = new ArrayList<>();
        List<LinearRing> others = new ArrayList<>();
        for (Coordinate[] part : parts) {
            LinearRing ring = ring(part);
            if (Orientation.isCCW(part)) {
                others.add(ring);
            } else {
                shells.add(new Shell(ring, new ArrayList<>()));
            }
        }
        for (LinearRing hole : others) {
            Shell shell = smallestAround(shells, hole);
            if (shell == null) {
                shells.add(new Shell(hole, new ArrayList<>()));
            } else {
                shell.holes().add(hole);
            }
        }
        return shells.size() == 1
                ? shells.get(0).toPolygon()
                : FACTORY.createMultiPolygon(
                        shells.stream().map(Shell::toPolygon).toArray(Polygon[]::new));
    }

    private static LinearRing ring(Coordinate[] part) throws RowProblem {
        if (part.length < 4) {
            throw new RowProblem("too-few-points", "a ring of " + part.length + " points; it takes 4");
        }
        if (!part[0].equals2D(part[part.length - 1])) {
            throw new RowProblem("unclosed-ring", "a ring that does not end where it begins, at " + part[0]);
        }
        return FACTORY.createLinearRing(part);
    }

    private static @Nullable Shell smallestAround(List<Shell> shells, LinearRing hole) {
        Shell smallest = null;
        for (Shell shell : shells) {
            boolean isSmaller = smallest == null
                    || smallest.ring()
                            .getEnvelopeInternal()
                            .contains(shell.ring().getEnvelopeInternal());
            if (isSmaller && shell.encloses(hole)) {
                smallest = shell;
            }
        }
        return smallest;
    }
}
