package org.cityreach.layer.cql;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.geo.AxisOrder;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.geo.GeometryCheck;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.GeometryEditor;

/**
 * Takes geometries of a filter into the layer's CRS. Outside they are in the order of axes of the filter's system,
 * inside x comes first. A straight line of the one system is a curve in the other: lines get further vertices until
 * they part from it by less than {@value #TOLERANCE_METRES} m, or 1e-8 degrees.
 */
final class ShapeFrame {

    private static final double TOLERANCE_METRES = 0.001;
    private static final double TOLERANCE_DEGREES = 1e-8;
    private static final int DEEPEST_SPLIT = 12;

    private final boolean isSwapped;
    private final CrsTransform transform;
    private final double tolerance;

    ShapeFrame(Crs filterCrs, Crs layerCrs) {
        this.isSwapped = filterCrs.isLatitudeFirst();
        this.transform = CrsTransform.between(filterCrs, layerCrs);
        this.tolerance = layerCrs.isGeographic() ? TOLERANCE_DEGREES : TOLERANCE_METRES;
    }

    /** A box given by its least and greatest values in the filter's order of axes; two boxes across the antimeridian. */
    static Geometry box(double[] edges, boolean isLatitudeFirst, String place) {
        int half = edges.length / 2;
        int x = isLatitudeFirst ? 1 : 0;
        int y = 1 - x;
        boolean isReversed = edges[y] > edges[half + y] || half > 2 && edges[2] > edges[half + 2];
        boolean isAcross = edges[x] > edges[half + x];
        if (isReversed || isAcross && Math.abs(edges[x]) + Math.abs(edges[half + x]) > 360) {
            throw invalid("the least values before the greatest", place);
        }
        GeometryFactory factory = new GeometryFactory();
        if (!isAcross) {
            return rectangle(factory, edges[0], edges[half], edges[1], edges[half + 1]);
        }
        Geometry west = isLatitudeFirst
                ? rectangle(factory, edges[0], edges[half], edges[1], 180)
                : rectangle(factory, edges[0], 180, edges[1], edges[half + 1]);
        Geometry east = isLatitudeFirst
                ? rectangle(factory, edges[0], edges[half], -180, edges[half + 1])
                : rectangle(factory, -180, edges[half], edges[1], edges[half + 1]);
        return factory.buildGeometry(List.of(west, east));
    }

    private static Geometry rectangle(GeometryFactory factory, double x0, double x1, double y0, double y1) {
        if (x0 == x1 && y0 == y1) {
            return factory.createPoint(new Coordinate(x0, y0));
        }
        if (x0 == x1 || y0 == y1) {
            return factory.createLineString(new Coordinate[] {new Coordinate(x0, y0), new Coordinate(x1, y1)});
        }
        return factory.createPolygon(new Coordinate[] {
            new Coordinate(x0, y0),
            new Coordinate(x1, y0),
            new Coordinate(x1, y1),
            new Coordinate(x0, y1),
            new Coordinate(x0, y0)
        });
    }

    /** The geometry in the layer's CRS, x first; a fault with the place where it is not valid there. */
    Geometry toLayer(Operand.Shape shape) {
        Geometry given = isSwapped ? AxisOrder.swapped(shape.geometry()) : shape.geometry();
        check(given, shape.place());
        if (transform.isIdentity()) {
            return given;
        }
        try {
            Geometry placed = transform.apply(new GeometryEditor().edit(given, new Refiner()));
            check(placed, shape.place());
            return placed;
        } catch (Fault outside) {
            throw outside.at("filter").in(shape.place());
        }
    }

    private static void check(Geometry geometry, String place) {
        GeometryCheck.find(geometry).ifPresent(flaw -> {
            throw Fault.invalid("invalid-geometry", "filter", flaw.message(), "a valid geometry that is not empty")
                    .in(place);
        });
    }

    private static Fault invalid(String allowed, String place) {
        return Fault.invalid("invalid-filter", "filter", "a box", allowed).in(place);
    }

    /** Puts vertices on edges where the transform bends them. */
    private final class Refiner extends GeometryEditor.CoordinateOperation {

        @Override
        public Coordinate[] edit(Coordinate[] coordinates, @Nullable Geometry part) {
            if (coordinates.length < 2) {
                return coordinates;
            }
            List<Coordinate> refined = new ArrayList<>(List.of(coordinates[0]));
            for (int i = 1; i < coordinates.length; i++) {
                refine(coordinates[i - 1], coordinates[i], refined, 0);
                refined.add(coordinates[i]);
            }
            return refined.toArray(Coordinate[]::new);
        }

        /** Looks at the middle and at a quarter, as a curve may cross its chord in the middle. */
        private void refine(Coordinate from, Coordinate to, List<Coordinate> into, int depth) {
            if (depth == DEEPEST_SPLIT || isStraight(from, to, 0.5) && isStraight(from, to, 0.25)) {
                return;
            }
            Coordinate middle = between(from, to, 0.5);
            refine(from, middle, into, depth + 1);
            into.add(middle);
            refine(middle, to, into, depth + 1);
        }

        private boolean isStraight(Coordinate from, Coordinate to, double share) {
            Coordinate bent = transform.apply(between(from, to, share));
            Coordinate chord = between(transform.apply(from), transform.apply(to), share);
            // not a number where the layer's system ends; that is told when the geometry is transformed
            return !(bent.distance(chord) > tolerance);
        }

        private static Coordinate between(Coordinate from, Coordinate to, double share) {
            return new Coordinate(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
        }
    }
}
