package org.cityreach.siting.report;

import java.util.Arrays;
import org.cityreach.print.PageMap;
import org.cityreach.print.Sheet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Slanting lines inside polygons, each cut at the border: a clip by thousands of outlines would hold up
 * whoever shows or prints the page. The lines of neighbours meet.
 */
final class Hatch {

    private static final double STEP_MM = 1.1;

    private Hatch() {}

    /** Adds the lines of a shape to the path; other shapes than polygons have none. */
    static void add(Sheet sheet, PageMap map, Geometry shape) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            if (shape.getGeometryN(i) instanceof Polygon polygon) {
                addPolygon(sheet, map, polygon);
            }
        }
    }

    private static void addPolygon(Sheet sheet, PageMap map, Polygon polygon) {
        Coordinate[][] rings = new Coordinate[1 + polygon.getNumInteriorRing()][];
        rings[0] = onPage(map, polygon.getExteriorRing());
        for (int i = 1; i < rings.length; i++) {
            rings[i] = onPage(map, polygon.getInteriorRingN(i - 1));
        }
        double least = Arrays.stream(rings[0]).mapToDouble(Hatch::across).min().orElse(0);
        double most = Arrays.stream(rings[0]).mapToDouble(Hatch::across).max().orElse(0);
        for (long line = (long) Math.ceil(least / STEP_MM); line * STEP_MM < most; line++) {
            double across = line * STEP_MM;
            double[] crossings = crossings(rings, across);
            for (int i = 0; i + 1 < crossings.length; i += 2) {
                sheet.moveTo(crossings[i], across - crossings[i]);
                sheet.lineTo(crossings[i + 1], across - crossings[i + 1]);
            }
        }
    }

    private static Coordinate[] onPage(PageMap map, LinearRing ring) {
        return Arrays.stream(ring.getCoordinates())
                .map(place -> new Coordinate(map.x(place.x), map.y(place.y)))
                .toArray(Coordinate[]::new);
    }

    /** The same along a line that rises to the right by half a right angle. */
    private static double across(Coordinate place) {
        return place.x + place.y;
    }

    /** The x of the borders that a line crosses, ascending. */
    private static double[] crossings(Coordinate[][] rings, double across) {
        double[] found = new double[16];
        int count = 0;
        for (Coordinate[] ring : rings) {
            for (int i = 0; i + 1 < ring.length; i++) {
                double from = across(ring[i]);
                double to = across(ring[i + 1]);
                if ((from <= across) != (to <= across)) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = ring[i].x + (across - from) / (to - from) * (ring[i + 1].x - ring[i].x);
                }
            }
        }
        double[] crossings = Arrays.copyOf(found, count);
        Arrays.sort(crossings);
        return crossings;
    }
}
