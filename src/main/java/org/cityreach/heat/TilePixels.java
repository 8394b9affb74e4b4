package org.cityreach.heat;

import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.tile.TileAddress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Where the centres of a tile's pixels lie in city metres, of those that can lie in an area. Every fourth of a patch
 * is transformed exactly and polynomials of degree four run between; over patches of at most 40 km of the
 * equator that parts from the transform by less than a millimetre.
 *
 * @param firstCol of the pixels kept
 * @param xs eastings row by row from the north
 */
record TilePixels(int firstCol, int firstRow, int cols, int rows, double[] xs, double[] ys, Envelope area) {

    private static final int DEGREE = 4;
    private static final int EDGE_SAMPLES = 17;
    private static final int WHOLE_TILE_LEVEL = 10;

    /** The pixels near the area; null where the tile does not touch it. */
    static @Nullable TilePixels find(TileAddress tile, Crs metric, Envelope area) {
        if (area.isNull()) {
            return null;
        }
        Envelope box = toTiles(area, metric, tile.crs());
        double pixel = tile.pixelUnits();
        int firstCol = clamped((box.getMinX() - tile.x(0)) / pixel - 1);
        int lastCol = clamped((box.getMaxX() - tile.x(0)) / pixel + 1);
        int firstRow = clamped((tile.y(0) - box.getMaxY()) / pixel - 1);
        int lastRow = clamped((tile.y(0) - box.getMinY()) / pixel + 1);
        if (firstCol == lastCol || firstRow == lastRow) {
            return null;
        }
        int cols = lastCol - firstCol;
        int rows = lastRow - firstRow;
        double[] xs = new double[cols * rows];
        double[] ys = new double[cols * rows];
        CrsTransform transform = CrsTransform.between(tile.crs(), metric);
        int patch = tile.z() >= WHOLE_TILE_LEVEL
                ? TileAddress.PIXELS
                : Math.max(1, TileAddress.PIXELS >> (WHOLE_TILE_LEVEL - tile.z()));
        for (int row = 0; row < rows; row += patch) {
            for (int col = 0; col < cols; col += patch) {
                fill(
                        new Patch(col, row, Math.min(patch, cols - col), Math.min(patch, rows - row)),
                        tile,
                        new int[] {firstCol, firstRow, cols},
                        transform,
                        xs,
                        ys);
            }
        }
        Envelope held = new Envelope();
        for (int i = 0; i < xs.length; i++) {
            if (!Double.isNaN(xs[i])) {
                held.expandToInclude(xs[i], ys[i]);
            }
        }
        return held.isNull() ? null : new TilePixels(firstCol, firstRow, cols, rows, xs, ys, held);
    }

    private record Patch(int col, int row, int cols, int rows) {}

    private static int clamped(double position) {
        return (int) Math.max(0, Math.min(TileAddress.PIXELS, Math.ceil(position)));
    }

    /** A box around the area in the system of the tiles, a little too large so that bulging edges lie in it. */
    private static Envelope toTiles(Envelope area, Crs metric, Crs tiles) {
        double[] xy = new double[8 * EDGE_SAMPLES];
        for (int i = 0; i < EDGE_SAMPLES; i++) {
            double along = i / (EDGE_SAMPLES - 1.0);
            double x = area.getMinX() + along * area.getWidth();
            double y = area.getMinY() + along * area.getHeight();
            double[] sample = {x, area.getMinY(), x, area.getMaxY(), area.getMinX(), y, area.getMaxX(), y};
            System.arraycopy(sample, 0, xy, 8 * i, 8);
        }
        CrsTransform.between(metric, tiles).apply(xy);
        Envelope box = new Envelope();
        for (int i = 0; i < xy.length; i += 2) {
            if (!Double.isNaN(xy[i]) && !Double.isNaN(xy[i + 1])) {
                box.expandToInclude(xy[i], xy[i + 1]);
            }
        }
        box.expandBy(0.01 * box.getWidth(), 0.01 * box.getHeight());
        return box;
    }

    private static void fill(
            Patch patch, TileAddress tile, int[] frame, CrsTransform transform, double[] xs, double[] ys) {
        int nodes = DEGREE + 1;
        double[] xy = new double[2 * nodes * nodes];
        double[][] alongCols = weights(patch.cols());
        double[][] alongRows = weights(patch.rows());
        for (int r = 0; r < nodes; r++) {
            for (int c = 0; c < nodes; c++) {
                double col = frame[0] + patch.col() + 0.5 + node(c, patch.cols());
                double row = frame[1] + patch.row() + 0.5 + node(r, patch.rows());
                xy[2 * (r * nodes + c)] = tile.x(col);
                xy[2 * (r * nodes + c) + 1] = tile.y(row);
            }
        }
        transform.apply(xy);
        double[] lineX = new double[nodes];
        double[] lineY = new double[nodes];
        for (int row = 0; row < patch.rows(); row++) {
            for (int c = 0; c < nodes; c++) {
                lineX[c] = 0;
                lineY[c] = 0;
                for (int r = 0; r < nodes; r++) {
                    lineX[c] += alongRows[row][r] * xy[2 * (r * nodes + c)];
                    lineY[c] += alongRows[row][r] * xy[2 * (r * nodes + c) + 1];
                }
            }
            int at = (patch.row() + row) * frame[2] + patch.col();
            for (int col = 0; col < patch.cols(); col++) {
                double[] w = alongCols[col];
                xs[at + col] = w[0] * lineX[0] + w[1] * lineX[1] + w[2] * lineX[2] + w[3] * lineX[3] + w[4] * lineX[4];
                ys[at + col] = w[0] * lineY[0] + w[1] * lineY[1] + w[2] * lineY[2] + w[3] * lineY[3] + w[4] * lineY[4];
            }
        }
    }

    /** The position of a node among pixels numbered from 0. */
    private static double node(int i, int pixels) {
        return (double) i / DEGREE * Math.max(1, pixels - 1);
    }

    /** Lagrange's polynomials at each pixel. */
    private static double[][] weights(int pixels) {
        double[][] weights = new double[pixels][DEGREE + 1];
        for (int pixel = 0; pixel < pixels; pixel++) {
            double position = (double) pixel / Math.max(1, pixels - 1) * DEGREE;
            for (int i = 0; i <= DEGREE; i++) {
                double product = 1;
                for (int other = 0; other <= DEGREE; other++) {
                    product *= other == i ? 1 : (position - other) / (i - other);
                }
                weights[pixel][i] = product;
            }
        }
        return weights;
    }
}
