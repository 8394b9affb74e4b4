package org.cityreach.coverage.algorithm;

import java.util.Arrays;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * Polygons and multipolygons as flat rings in city metres (x easting, y northing): shells run against
 * the clock, holes with it, whatever way they came. Rings are kept closed, their last point equals their
 * first. Other geometry (points, lines, null) makes a polygon without rings and area 0.
 */
public final class PolygonSet {

    final double[] x;
    final double[] y;
    /** Where ring {@code i} starts in x and y; one more entry than there are rings. */
    final int[] ringStart;
    /** Where polygon {@code i} starts in ringStart; one more entry than there are polygons. */
    final int[] polygonStart;
    /** For each polygon west, south, east, north; NaN where it is empty. */
    final double[] bounds;

    private final double[] areaSquareMetres;

    private PolygonSet(double[] x, double[] y, int[] ringStart, int[] polygonStart) {
        this.x = x;
        this.y = y;
        this.ringStart = ringStart;
        this.polygonStart = polygonStart;
        int size = polygonStart.length - 1;
        this.bounds = new double[4 * size];
        this.areaSquareMetres = new double[size];
        for (int polygon = 0; polygon < size; polygon++) {
            measure(polygon);
        }
    }

    /** The polygons of the geometries, in their order. Invalid ones are taken as they are: see {@link DiskUnionArea}. */
    public static PolygonSet of(Iterable<? extends Geometry> geometries) {
        Builder builder = new Builder();
        for (Geometry geometry : geometries) {
            builder.add(geometry);
        }
        return builder.build();
    }

    /** The squares of a grid, row by row from the south-west corner, each row from west to east. */
    public static PolygonSet ofSquares(double west, double south, double sideMetres, int columns, int rows) {
        int cells = columns * rows;
        double[] x = new double[5 * cells];
        double[] y = new double[5 * cells];
        for (int cell = 0; cell < cells; cell++) {
            double x0 = west + (cell % columns) * sideMetres;
            double y0 = south + (cell / columns) * sideMetres;
            double x1 = west + (cell % columns + 1) * sideMetres;
            double y1 = south + (cell / columns + 1) * sideMetres;
            int at = 5 * cell;
            x[at] = x[at + 3] = x[at + 4] = x0;
            x[at + 1] = x[at + 2] = x1;
            y[at] = y[at + 1] = y[at + 4] = y0;
            y[at + 2] = y[at + 3] = y1;
        }
        int[] ringStart = new int[cells + 1];
        Arrays.setAll(ringStart, ring -> 5 * ring);
        int[] polygonStart = new int[cells + 1];
        Arrays.setAll(polygonStart, polygon -> polygon);
        return new PolygonSet(x, y, ringStart, polygonStart);
    }

    public int size() {
        return polygonStart.length - 1;
    }

    /** Holes are taken off; at least 0. */
    public double areaSquareMetres(int polygon) {
        return areaSquareMetres[polygon];
    }

    private void measure(int polygon) {
        double west = Double.NaN;
        double south = Double.NaN;
        double east = Double.NaN;
        double north = Double.NaN;
        double area = 0;
        for (int ring = polygonStart[polygon]; ring < polygonStart[polygon + 1]; ring++) {
            int from = ringStart[ring];
            int to = ringStart[ring + 1];
            for (int i = from; i < to; i++) {
                west = !(x[i] >= west) ? x[i] : west;
                south = !(y[i] >= south) ? y[i] : south;
                east = !(x[i] <= east) ? x[i] : east;
                north = !(y[i] <= north) ? y[i] : north;
            }
            area += RingArea.signed(x, y, from, to);
        }
        bounds[4 * polygon] = west;
        bounds[4 * polygon + 1] = south;
        bounds[4 * polygon + 2] = east;
        bounds[4 * polygon + 3] = north;
        areaSquareMetres[polygon] = Math.max(0, area);
    }

    private static final class Builder {
        private double[] x = new double[64];
        private double[] y = new double[64];
        private int points;
        private int[] ringStart = new int[8];
        private int rings;
        private int[] polygonStart = new int[8];
        private int polygons;

        void add(Geometry geometry) {
            for (int i = 0; i < geometry.getNumGeometries(); i++) {
                if (geometry.getGeometryN(i) instanceof Polygon polygon && !polygon.isEmpty()) {
                    add(polygon.getExteriorRing(), true);
                    for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                        add(polygon.getInteriorRingN(hole), false);
                    }
                }
            }
            polygons++;
            polygonStart = fitting(polygonStart, polygons + 1);
            polygonStart[polygons] = rings;
        }

        private void add(LinearRing ring, boolean againstClock) {
            CoordinateSequence sequence = ring.getCoordinateSequence();
            int size = sequence.size();
            double clockwiseArea = Area.ofRingSigned(sequence);
            if (size < 4 || clockwiseArea == 0) {
                return;
            }
            boolean reverse = clockwiseArea > 0 == againstClock;
            if (points + size > x.length) {
                x = Arrays.copyOf(x, Math.max(2 * x.length, points + size));
                y = Arrays.copyOf(y, x.length);
            }
            for (int i = 0; i < size; i++) {
                int at = reverse ? size - 1 - i : i;
                x[points] = sequence.getX(at);
                y[points++] = sequence.getY(at);
            }
            rings++;
            ringStart = fitting(ringStart, rings + 1);
            ringStart[rings] = points;
        }

        private static int[] fitting(int[] values, int size) {
            return size <= values.length ? values : Arrays.copyOf(values, 2 * values.length);
        }

        PolygonSet build() {
            return new PolygonSet(
                    Arrays.copyOf(x, points),
                    Arrays.copyOf(y, points),
                    Arrays.copyOf(ringStart, rings + 1),
                    Arrays.copyOf(polygonStart, polygons + 1));
        }
    }
}
