package org.cityreach.areamap.algorithm;

import java.util.Arrays;

/**
 * How much of each pixel of a square picture polygons cover: exact areas, not samples. Rings are added edge by edge, in
 * pixels from the north-western corner (x east, y south); shells and holes must run opposite ways, shells all
 * the same way. What polygons cover together adds up, so neighbours that share an edge leave no seam between
 * them; neither do pictures that share an edge, as a pixel's coverage depends on nothing but the polygons. One
 * thread.
 *
 * <p>Each edge adds, in every row it passes, the area between it and the pixel's eastern side as a difference to the
 * pixel west of it; a running sum along the row gives the coverage (the signed-area accumulation of font
 * rasterisers).
 */
public final class PixelCoverage {

    private final int side;
    private final int stride;
    private final double[] differences;

    public PixelCoverage(int sidePixels) {
        side = sidePixels;
        stride = sidePixels + 2;
        differences = new double[stride * sidePixels];
    }

    public void clear() {
        Arrays.fill(differences, 0);
    }

    /** An edge of a ring from one point to the next. */
    public void addEdge(double fromX, double fromY, double toX, double toY) {
        if (fromY == toY || Math.max(fromY, toY) <= 0 || Math.min(fromY, toY) >= side) {
            return;
        }
        boolean down = fromY < toY;
        double top = down ? fromY : toY;
        double bottom = down ? toY : fromY;
        double x0 = down ? fromX : toX;
        double slope = ((down ? toX : fromX) - x0) / (bottom - top);
        int last = Math.min(side, (int) Math.ceil(bottom));
        for (int row = Math.max(0, (int) Math.floor(top)); row < last; row++) {
            double y1 = Math.max(row, top);
            double y2 = Math.min(row + 1, bottom);
            double xa = x0 + (y1 - top) * slope;
            double xb = x0 + (y2 - top) * slope;
            double height = down ? y2 - y1 : y1 - y2;
            addClipped(row * stride, Math.min(xa, xb), Math.max(xa, xb), height);
        }
    }

    /** The part of an edge in one row; what lies west of the picture counts as on its side, what lies east not at all. */
    private void addClipped(int row, double xa, double xb, double height) {
        if (xa >= side) {
            return;
        }
        if (xb <= 0) {
            differences[row] += height;
            return;
        }
        double left = Math.max(0, xa);
        double right = Math.min(side, xb);
        double perMetre = xb > xa ? height / (xb - xa) : 0;
        if (xa < 0) {
            differences[row] -= perMetre * xa;
        }
        add(row, left, right, xb > xa ? perMetre * (right - left) : height);
    }

    private void add(int row, double xa, double xb, double height) {
        int first = (int) xa;
        int end = (int) Math.ceil(xb);
        if (end <= first + 1) {
            double east = height * (0.5 * (xa + xb) - first);
            differences[row + first] += height - east;
            differences[row + first + 1] += east;
            return;
        }
        double perPixel = height / (xb - xa);
        double passed = 0;
        double before = 0;
        for (int pixel = first; pixel < end; pixel++) {
            double from = Math.max(xa, pixel);
            double to = Math.min(xb, pixel + 1);
            double part = perPixel * (to - from);
            double covered = passed + part * (pixel + 1 - 0.5 * (from + to));
            differences[row + pixel] += covered - before;
            before = covered;
            passed += part;
        }
        differences[row + end] += height - before;
    }

    /** The coverage of a row's pixels, 0 to 1, and what is beyond 1 where polygons overlap. */
    public void readRow(int row, double[] coverage) {
        double sum = 0;
        int at = row * stride;
        for (int pixel = 0; pixel < side; pixel++) {
            sum += differences[at + pixel];
            coverage[pixel] = Math.abs(sum);
        }
    }
}
