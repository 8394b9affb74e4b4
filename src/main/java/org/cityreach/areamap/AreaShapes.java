package org.cityreach.areamap;

import java.util.Arrays;
import org.cityreach.areamap.algorithm.PixelCoverage;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.tile.TileAddress;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The areas of a division as rings in the system of one set of tiles, made once for all tiles: shells run against the clock,
 * holes with it. Immutable; safe for use by many threads.
 */
final class AreaShapes {

    private double[] xy = new double[4096];
    private int filled;
    /** Where a ring begins; one more entry than there are rings. */
    private int[] ringStart = new int[256];

    private int rings;
    /** Where an area's rings begin; one more entry than there are areas. */
    private final int[] areaStart;
    /** By area west, south, east, north. */
    private final double[] boxes;

    private AreaShapes(Division division, Crs tiles) {
        CrsTransform transform = CrsTransform.between(division.metricCrs(), tiles);
        areaStart = new int[division.size() + 1];
        boxes = new double[4 * division.size()];
        for (int area = 0; area < division.size(); area++) {
            int from = filled;
            Geometry geometry = division.polygon(area);
            for (int part = 0; part < geometry.getNumGeometries(); part++) {
                if (geometry.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                    add(polygon.getExteriorRing(), true);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        add(polygon.getInteriorRingN(hole), false);
                    }
                }
            }
            transform.apply(xy, from, (filled - from) / 2);
            measure(area, from);
            areaStart[area + 1] = rings;
        }
        xy = Arrays.copyOf(xy, filled);
        ringStart = Arrays.copyOf(ringStart, rings + 1);
    }

    static AreaShapes of(Division division, Crs tiles) {
        return new AreaShapes(division, tiles);
    }

    private void add(LinearRing ring, boolean againstClock) {
        Coordinate[] points = ring.getCoordinates();
        boolean backwards = Orientation.isCCW(points) != againstClock;
        if (filled + 2 * points.length > xy.length) {
            xy = Arrays.copyOf(xy, Math.max(2 * xy.length, filled + 2 * points.length));
        }
        for (int i = 0; i < points.length; i++) {
            Coordinate point = points[backwards ? points.length - 1 - i : i];
            xy[filled++] = point.x;
            xy[filled++] = point.y;
        }
        rings++;
        ringStart = rings < ringStart.length ? ringStart : Arrays.copyOf(ringStart, 2 * rings);
        ringStart[rings] = filled;
    }

    private void measure(int area, int from) {
        int at = 4 * area;
        boxes[at] = boxes[at + 1] = Double.POSITIVE_INFINITY;
        boxes[at + 2] = boxes[at + 3] = Double.NEGATIVE_INFINITY;
        for (int i = from; i < filled; i += 2) {
            boxes[at] = Math.min(boxes[at], xy[i]);
            boxes[at + 1] = Math.min(boxes[at + 1], xy[i + 1]);
            boxes[at + 2] = Math.max(boxes[at + 2], xy[i]);
            boxes[at + 3] = Math.max(boxes[at + 3], xy[i + 1]);
        }
    }

    /** Areas whose box touches a tile, widened by some pixels, ascending. */
    int[] touching(TileAddress address, double marginPixels) {
        double west = address.x(-marginPixels);
        double east = address.x(TileAddress.PIXELS + marginPixels);
        double north = address.y(-marginPixels);
        double south = address.y(TileAddress.PIXELS + marginPixels);
        int[] found = new int[16];
        int count = 0;
        for (int area = 0; area + 1 < areaStart.length; area++) {
            int at = 4 * area;
            if (boxes[at] <= east && boxes[at + 2] >= west && boxes[at + 1] <= north && boxes[at + 3] >= south) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                found[count++] = area;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The longer side of an area's box in pixels. */
    double pixels(int area, TileAddress address) {
        int at = 4 * area;
        return Math.max(boxes[at + 2] - boxes[at], boxes[at + 3] - boxes[at + 1]) / address.pixelUnits();
    }

    /** Adds the ground of an area. */
    void addTo(PixelCoverage coverage, int area, TileAddress address) {
        double west = address.x(0);
        double north = address.y(0);
        double perUnit = 1 / address.pixelUnits();
        for (int ring = areaStart[area]; ring < areaStart[area + 1]; ring++) {
            for (int i = ringStart[ring]; i + 3 < ringStart[ring + 1]; i += 2) {
                coverage.addEdge(
                        (xy[i] - west) * perUnit,
                        (north - xy[i + 1]) * perUnit,
                        (xy[i + 2] - west) * perUnit,
                        (north - xy[i + 3]) * perUnit);
            }
        }
    }

    /**
     * Adds the outline of an area as a band along every side. Two areas that share a side cover its band twice; whoever
     * reads the coverage halves it.
     */
    void addOutlineTo(PixelCoverage coverage, int area, TileAddress address, double widthPixels) {
        double west = address.x(0);
        double north = address.y(0);
        double perUnit = 1 / address.pixelUnits();
        for (int ring = areaStart[area]; ring < areaStart[area + 1]; ring++) {
            for (int i = ringStart[ring]; i + 3 < ringStart[ring + 1]; i += 2) {
                addBand(
                        coverage,
                        (xy[i] - west) * perUnit,
                        (north - xy[i + 1]) * perUnit,
                        (xy[i + 2] - west) * perUnit,
                        (north - xy[i + 3]) * perUnit,
                        widthPixels / 2);
            }
        }
    }

    private static void addBand(PixelCoverage coverage, double x1, double y1, double x2, double y2, double halfPixels) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (length > 0) {
            double acrossX = -(y2 - y1) / length * halfPixels;
            double acrossY = (x2 - x1) / length * halfPixels;
            coverage.addEdge(x1 + acrossX, y1 + acrossY, x1 - acrossX, y1 - acrossY);
            coverage.addEdge(x1 - acrossX, y1 - acrossY, x2 - acrossX, y2 - acrossY);
            coverage.addEdge(x2 - acrossX, y2 - acrossY, x2 + acrossX, y2 + acrossY);
            coverage.addEdge(x2 + acrossX, y2 + acrossY, x1 + acrossX, y1 + acrossY);
        }
    }
}
