package org.cityreach.heat.algorithm;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Finds the largest density without a surface of the whole: weighs squares at least as wide as the radius, takes
 * those {@value #CANDIDATES} that have most weight in and around them, and sums the kernel there at ten nodes
 * to the radius. The peak lies in one of them unless more than so many places are nearly as dense. Not safe
 * for use by many threads.
 */
final class PeakSearch implements Places.Sink {

    private static final int CANDIDATES = 128;
    private static final int MOST_SQUARES_ACROSS = 4000;
    private static final int NODES = 10;

    /** Below this weight in a square no disk holds enough places for their errors to even out. */
    private static final double SPARSE_WEIGHT = 24;

    private final Envelope area;
    private final double side;
    private final int cols;
    private final int rows;
    private final float[] weights;

    PeakSearch(Envelope area, double radiusMetres) {
        this.area = area;
        side = Math.max(radiusMetres, Math.max(area.getWidth(), area.getHeight()) / MOST_SQUARES_ACROSS);
        cols = (int) Math.floor(area.getWidth() / side) + 1;
        rows = (int) Math.floor(area.getHeight() / side) + 1;
        weights = new float[Math.multiplyExact(cols, rows)];
    }

    @Override
    public void accept(int size, double[] xs, double[] ys, double @Nullable [] more) {
        for (int i = 0; i < size; i++) {
            int square = square(xs[i], ys[i]);
            if (square >= 0) {
                weights[square] += more == null ? 1 : (float) more[i];
            }
        }
    }

    private int square(double x, double y) {
        double col = (x - area.getMinX()) / side;
        double row = (y - area.getMinY()) / side;
        return col >= 0 && col < cols && row >= 0 && row < rows ? (int) row * cols + (int) col : -1;
    }

    /** Whether places are so sparse that no disk holds many. */
    boolean isSparse() {
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, weight);
        }
        return largest < SPARSE_WEIGHT;
    }

    double compute(Places places, Spread spread, Progress progress) {
        int[] candidates = candidates();
        boolean[] near = new boolean[weights.length];
        for (int square : candidates) {
            for (int row = Math.max(0, square / cols - 1); row <= Math.min(rows - 1, square / cols + 1); row++) {
                int from = Math.max(0, square % cols - 1);
                Arrays.fill(near, row * cols + from, row * cols + Math.min(cols, square % cols + 2), true);
            }
        }
        PlaceList gathered = new PlaceList();
        places.scan(null, (size, xs, ys, more) -> {
            progress.checkCancelled();
            for (int i = 0; i < size; i++) {
                int square = square(xs[i], ys[i]);
                if (square >= 0 && near[square]) {
                    double[] weight = more == null ? null : new double[] {more[i]};
                    gathered.add(1, new double[] {xs[i]}, new double[] {ys[i]}, weight, Integer.MAX_VALUE);
                }
            }
        });
        double largest = 0;
        for (int square : candidates) {
            progress.checkCancelled();
            largest = Math.max(largest, largestIn(square, gathered, spread));
        }
        return largest;
    }

    private int[] candidates() {
        PriorityQueue<double[]> best = new PriorityQueue<>(Comparator.comparingDouble(entry -> entry[0]));
        for (int row = 0; row < rows; row++) {
            for (int col = 0; col < cols; col++) {
                double around = around(col, row);
                if (around > 0 && (best.size() < CANDIDATES || around > best.element()[0])) {
                    best.add(new double[] {around, row * cols + col});
                    if (best.size() > CANDIDATES) {
                        best.remove();
                    }
                }
            }
        }
        return best.stream().mapToInt(entry -> (int) entry[1]).toArray();
    }

    private double around(int col, int row) {
        double sum = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, col - 1); c <= Math.min(cols - 1, col + 1); c++) {
                sum += weights[r * cols + c];
            }
        }
        return sum;
    }

    private double largestIn(int square, PlaceList gathered, Spread spread) {
        double step = spread.radiusMetres() / NODES;
        int across = (int) Math.ceil(side / step) + 1;
        double[] sums = new double[across * across];
        double west = area.getMinX() + square % cols * side;
        double south = area.getMinY() + (double) (square / cols) * side;
        ExactSum sum = new ExactSum(sums, new Lattice(step, 0, 0, across, across), west, south, spread);
        gathered.scan(null, sum::add);
        return Arrays.stream(sums).max().orElse(0);
    }
}
