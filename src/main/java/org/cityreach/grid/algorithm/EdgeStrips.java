package org.cityreach.grid.algorithm;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * The edges of polygons, each polygon's sorted into the rows of a raster. An edge stands in every row that its
 * closed range of y touches. Edges are named by the place of their first point in {@link #points}.
 */
final class EdgeStrips {

    /** How far, in cells, an edge is taken to reach beyond its ends: far more than rounding can move a point. */
    static final double SLACK = 1e-6;

    private final RasterFrame frame;
    /** x and y of all rings' points in turn, each ring closed and ended by a pair that is not a number. */
    private double[] xy = new double[2048];

    private int filled;
    private int[] edges = new int[1024];
    private int edgeCount;
    /** Where a row's edges begin; the rows of one polygon follow each other. */
    private int[] rowStart = new int[256];

    private int rowCount;
    private final int[] polygonRows;
    private final int[] firstRow;

    /** For polygons, of which null and empty ones have no edges. */
    EdgeStrips(List<? extends @Nullable Geometry> polygons, RasterFrame frame) {
        this.frame = frame;
        polygonRows = new int[polygons.size() + 1];
        firstRow = new int[polygons.size()];
        for (int i = 0; i < polygons.size(); i++) {
            int from = filled;
            addRings(polygons.get(i));
            sortIntoRows(i, from);
            polygonRows[i + 1] = rowCount;
        }
    }

    double[] points() {
        return Arrays.copyOf(xy, filled);
    }

    int firstRow(int polygon) {
        return Math.max(0, firstRow[polygon]);
    }

    /** One more than the last row. */
    int endRow(int polygon) {
        return Math.min(frame.rows(), firstRow[polygon] + polygonRows[polygon + 1] - polygonRows[polygon]);
    }

    /** Where the edges of a polygon in a row, which must be one of its own, begin in {@link #edge}. */
    int edgesFrom(int polygon, int row) {
        return rowStart[polygonRows[polygon] + row - firstRow[polygon]];
    }

    int edgesTo(int polygon, int row) {
        return rowStart[polygonRows[polygon] + row - firstRow[polygon] + 1];
    }

    int edge(int at) {
        return edges[at];
    }

    /** In cells of the raster. */
    double across(int point) {
        return frame.across(xy[point]);
    }

    double up(int point) {
        return frame.up(xy[point + 1]);
    }

    private void addRings(@Nullable Geometry geometry) {
        for (int part = 0; geometry != null && part < geometry.getNumGeometries(); part++) {
            if (geometry.getGeometryN(part) instanceof Polygon polygon && !polygon.isEmpty()) {
                add(polygon.getExteriorRing());
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    add(polygon.getInteriorRingN(hole));
                }
            }
        }
    }

    private void add(LinearRing ring) {
        CoordinateSequence sequence = ring.getCoordinateSequence();
        int needed = filled + 2 * sequence.size() + 2;
        xy = needed <= xy.length ? xy : Arrays.copyOf(xy, Math.max(2 * xy.length, needed));
        for (int i = 0; i < sequence.size(); i++) {
            xy[filled++] = sequence.getX(i);
            xy[filled++] = sequence.getY(i);
        }
        xy[filled++] = Double.NaN;
        xy[filled++] = Double.NaN;
    }

    private void sortIntoRows(int polygon, int from) {
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
        for (int i = from; i + 2 < filled; i += 2) {
            if (isEdge(i)) {
                first = Math.min(first, lowest(i));
                last = Math.max(last, highest(i));
            }
        }
        int count = Math.max(0, last - first + 1);
        firstRow[polygon] = count == 0 ? 0 : first;
        rowStart = fitting(rowStart, rowCount + count + 1);
        int[] begin = new int[count + 1];
        for (int i = from; i + 2 < filled; i += 2) {
            for (int row = isEdge(i) ? lowest(i) : Integer.MAX_VALUE; row <= highest(i); row++) {
                begin[row - first + 1]++;
            }
        }
        for (int row = 0; row < count; row++) {
            begin[row + 1] += begin[row];
            rowStart[rowCount + row + 1] = edgeCount + begin[row + 1];
        }
        edges = fitting(edges, edgeCount + begin[count]);
        for (int i = from; i + 2 < filled; i += 2) {
            for (int row = isEdge(i) ? lowest(i) : Integer.MAX_VALUE; row <= highest(i); row++) {
                edges[edgeCount + begin[row - first]++] = i;
            }
        }
        rowCount += count;
        edgeCount = rowStart[rowCount];
    }

    private boolean isEdge(int i) {
        return !Double.isNaN(xy[i]) && !Double.isNaN(xy[i + 2]);
    }

    private int lowest(int i) {
        return (int) Math.floor(Math.min(up(i), up(i + 2)) - SLACK);
    }

    private int highest(int i) {
        return (int) Math.floor(Math.max(up(i), up(i + 2)) + SLACK);
    }

    private static int[] fitting(int[] values, int size) {
        return size <= values.length ? values : Arrays.copyOf(values, Math.max(2 * values.length, size));
    }
}
