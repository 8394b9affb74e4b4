package org.cityreach.ogc.items;

import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.predicate.RectangleIntersects;

/**
 * The parameter {@code bbox} with its system: one box, or two where it crosses the antimeridian. Edges
 * belong to it. In memory x first; as a parameter in the authority's order of axes.
 */
record Bbox(List<Envelope> boxes, Crs crs) {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    static Bbox of(String text, Crs crs) {
        String[] parts = text.split(",", -1);
        if (parts.length != 4 && parts.length != 6) {
            throw invalid(text, "4 numbers, or 6 with heights, with commas between");
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(text, parts[i]);
        }
        int half = parts.length / 2;
        boolean swap = crs.isLatitudeFirst();
        double x1 = numbers[swap ? 1 : 0];
        double y1 = numbers[swap ? 0 : 1];
        double x2 = numbers[half + (swap ? 1 : 0)];
        double y2 = numbers[half + (swap ? 0 : 1)];
        if (y1 > y2) {
            throw invalid(text, "the lower edge before the upper one, in the order of axes of " + crs.uri());
        }
        if (half == 3 && numbers[2] > numbers[5]) {
            throw invalid(text, "the lower height before the upper one");
        }
        return new Bbox(boxes(text, crs, new Envelope(x1, x1, y1, y2), x2), crs);
    }

    private static List<Envelope> boxes(String text, Crs crs, Envelope west, double east) {
        double x1 = west.getMinX();
        if (x1 <= east) {
            return List.of(new Envelope(x1, east, west.getMinY(), west.getMaxY()));
        }
        // Only a box that starts in the far east and ends in the far west can be meant to cross.
        if (crs.isGeographic() && x1 > 0 && x1 <= 180 && east < 0 && east >= -180) {
            return List.of(
                    new Envelope(x1, 180, west.getMinY(), west.getMaxY()),
                    new Envelope(-180, east, west.getMinY(), west.getMaxY()));
        }
        throw invalid(text, "the western edge before the eastern one, in the order of axes of " + crs.uri());
    }

    private static double number(String whole, String part) {
        try {
            double number = Double.parseDouble(part.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException malformed) {
            throw invalid(whole, "finite numbers");
        }
        throw invalid(whole, "finite numbers");
    }

    /** Whether the boxes lie in that system as they are. */
    boolean isIn(Crs layerCrs) {
        return CrsTransform.between(crs, layerCrs).isIdentity();
    }

    /** The boxes as one geometry, which may be a point or a line where a box has no width. */
    Geometry toGeometry() {
        return GEOMETRIES.buildGeometry(
                boxes.stream().map(GEOMETRIES::toGeometry).toList());
    }

    /**
     * Whether a geometry touches a box.
     *
     * @param geometry in the system of the boxes
     */
    boolean touches(Geometry geometry) {
        Envelope envelope = geometry.getEnvelopeInternal();
        for (Envelope box : boxes) {
            if (box.contains(envelope) || (box.intersects(envelope) && touches(box, geometry))) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(Envelope box, Geometry geometry) {
        Geometry shape = GEOMETRIES.toGeometry(box);
        return shape instanceof Polygon rectangle
                ? RectangleIntersects.intersects(rectangle, geometry)
                : shape.intersects(geometry);
    }

    private static Fault invalid(String text, String allowed) {
        return Fault.invalid("invalid-bbox", "bbox", text, allowed);
    }
}
