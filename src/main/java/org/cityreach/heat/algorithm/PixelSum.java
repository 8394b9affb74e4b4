package org.cityreach.heat.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Envelope;

/**
 * Sums the kernel of each place at the positions it reaches, exactly. For radii of few pixels; the positions may lie
 * in any pattern.
 */
final class PixelSum {

    private static final int NONE = -1;

    private final double[] xs;
    private final double[] ys;
    private final Envelope area;
    private final double side;
    private final int cols;
    private final int rows;
    private final int[] first;
    private final int[] next;

    private PixelSum(double[] xs, double[] ys, Envelope area) {
        this.xs = xs;
        this.ys = ys;
        this.area = area;
        side = Math.max(1e-6, Math.sqrt(Math.max(area.getWidth(), 1) * Math.max(area.getHeight(), 1) / xs.length));
        cols = (int) (area.getWidth() / side) + 1;
        rows = (int) (area.getHeight() / side) + 1;
        first = new int[Math.multiplyExact(cols, rows)];
        next = new int[xs.length];
        Arrays.fill(first, NONE);
        for (int i = 0; i < xs.length; i++) {
            int square = row(ys[i]) * cols + col(xs[i]);
            next[i] = first[square];
            first[square] = i;
        }
    }

    private int col(double x) {
        return (int) Math.max(0, Math.min(cols - 1, Math.floor((x - area.getMinX()) / side)));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - area.getMinY()) / side)));
    }

    static double[] compute(Places places, double[] xs, double[] ys, Envelope area, Spread spread, Progress progress) {
        Kernel kernel = spread.kernel();
        double radiusMetres = spread.radiusMetres();
        PixelSum pixels = new PixelSum(xs, ys, area);
        double[] sums = new double[xs.length];
        double peak = spread.peak();
        Envelope reached = new Envelope(area);
        reached.expandBy(radiusMetres);
        places.scan(reached, (size, placeXs, placeYs, weights) -> {
            progress.checkCancelled();
            for (int i = 0; i < size; i++) {
                if (reached.contains(placeXs[i], placeYs[i])) {
                    double weight = peak * (weights == null ? 1 : weights[i]);
                    pixels.add(sums, placeXs[i], placeYs[i], weight, kernel, radiusMetres);
                }
            }
        });
        return sums;
    }

    private void add(double[] sums, double x, double y, double weight, Kernel kernel, double radiusMetres) {
        double squaredRadius = radiusMetres * radiusMetres;
        int lastCol = col(x + radiusMetres);
        int lastRow = row(y + radiusMetres);
        for (int row = row(y - radiusMetres); row <= lastRow; row++) {
            for (int col = col(x - radiusMetres); col <= lastCol; col++) {
                for (int i = first[row * cols + col]; i != NONE; i = next[i]) {
                    double squared = (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
                    if (squared < squaredRadius) {
                        sums[i] += weight * kernel.shape(squared / squaredRadius);
                    }
                }
            }
        }
    }
}
