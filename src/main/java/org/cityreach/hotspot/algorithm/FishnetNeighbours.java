package org.cityreach.hotspot.algorithm;

import java.util.Arrays;

/**
 * Neighbours in a fishnet, known by arithmetic: the squares around a place are a span of columns in each of some
 * rows, and the sum over a span is the difference of two sums along the row. So the work does not grow with the
 * width of the neighbourhood, only with its height, and no list of neighbours is kept.
 *
 * <p>Exact for whole numbers up to 2⁵³; for others off by no more than some 1e-16 of the sum along a row.
 */
final class FishnetNeighbours implements Neighbourhood {

    private final FishnetShape shape;
    private final int[] halfSpans;
    private final boolean ordered;
    private final int[] counts;

    /**
     * The neighbours.
     *
     * @param halfSpans for rows 0, 1, 2 … away how many columns to each side belong; row 0 holds the place itself
     */
    private FishnetNeighbours(FishnetShape shape, int[] halfSpans) {
        this.shape = shape;
        this.halfSpans = halfSpans;
        ordered = isOrdered(shape);
        counts = new int[shape.squareOf().length];
        if (ordered) {
            countBorders();
        } else {
            double[] ones = new double[counts.length];
            Arrays.fill(ones, 1);
            double[] sums = sums(ones);
            for (int i = 0; i < counts.length; i++) {
                counts[i] = (int) Math.rint(sums[i]);
            }
        }
    }

    /** All within a distance in steps, border included. */
    static FishnetNeighbours within(FishnetShape shape, double steps) {
        // Above the rounding of steps measured from coordinates, below any distance between squares.
        double reach = steps * (1 + 1e-9) + 1e-6;
        int rows = (int) Math.min(shape.rows() - 1.0, Math.floor(reach));
        int[] halfSpans = new int[rows + 1];
        for (int row = 0; row <= rows; row++) {
            double half = Math.floor(Math.sqrt(reach * reach - (double) row * row));
            halfSpans[row] = (int) Math.min(shape.columns() - 1.0, half);
        }
        return new FishnetNeighbours(shape, halfSpans);
    }

    /** The four squares that share a side, or the eight that share a corner. */
    static FishnetNeighbours touching(FishnetShape shape, boolean corners) {
        return new FishnetNeighbours(shape, new int[] {1, corners ? 1 : 0});
    }

    private static boolean isOrdered(FishnetShape shape) {
        int[] squareOf = shape.squareOf();
        if (squareOf.length != shape.columns() * shape.rows()) {
            return false;
        }
        for (int i = 0; i < squareOf.length; i++) {
            if (squareOf[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** Counts by what the border of a complete fishnet cuts off, column by column, then row by row. */
    private void countBorders() {
        int columns = shape.columns();
        int rows = shape.rows();
        int[][] spans = new int[halfSpans.length][columns];
        for (int away = 0; away < halfSpans.length; away++) {
            for (int c = 0; c < columns; c++) {
                spans[away][c] = Math.min(columns - 1, c + halfSpans[away]) - Math.max(0, c - halfSpans[away]) + 1;
            }
        }
        for (int r = 0; r < rows; r++) {
            for (int away = 1 - halfSpans.length; away < halfSpans.length; away++) {
                if (r + away >= 0 && r + away < rows) {
                    int[] span = spans[Math.abs(away)];
                    for (int c = 0; c < columns; c++) {
                        counts[r * columns + c] += span[c];
                    }
                }
            }
            for (int c = 0; c < columns; c++) {
                counts[r * columns + c]--;
            }
        }
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public int count(int place) {
        return counts[place];
    }

    @Override
    public double[] sums(double[] values) {
        if (ordered) {
            double[] sums = squareSums(values);
            for (int i = 0; i < sums.length; i++) {
                sums[i] -= values[i];
            }
            return sums;
        }
        int[] squareOf = shape.squareOf();
        double[] squares = new double[shape.columns() * shape.rows()];
        for (int i = 0; i < squareOf.length; i++) {
            squares[squareOf[i]] = values[i];
        }
        double[] around = squareSums(squares);
        double[] sums = new double[squareOf.length];
        for (int i = 0; i < squareOf.length; i++) {
            sums[i] = around[squareOf[i]] - values[i];
        }
        return sums;
    }

    /** For each square the sum over its neighbourhood and itself. */
    private double[] squareSums(double[] squares) {
        int columns = shape.columns();
        int rows = shape.rows();
        int stride = columns + 1;
        double[] along = new double[stride * rows];
        for (int r = 0; r < rows; r++) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += squares[r * columns + c];
                along[r * stride + c + 1] = sum;
            }
        }
        double[] sums = new double[columns * rows];
        for (int r = 0; r < rows; r++) {
            for (int away = 1 - halfSpans.length; away < halfSpans.length; away++) {
                if (r + away >= 0 && r + away < rows) {
                    addSpans(along, (r + away) * stride, halfSpans[Math.abs(away)], sums, r * columns);
                }
            }
        }
        return sums;
    }

    /** Adds one row's spans: left of both borders' reach, between them, right of them. */
    private void addSpans(double[] along, int row, int half, double[] sums, int target) {
        int columns = shape.columns();
        int left = Math.min(half, columns);
        int right = Math.max(left, columns - half);
        for (int c = 0; c < left; c++) {
            sums[target + c] += along[row + Math.min(columns, c + half + 1)];
        }
        for (int c = left; c < right; c++) {
            sums[target + c] += along[row + c + half + 1] - along[row + c - half];
        }
        double all = along[row + columns];
        for (int c = right; c < columns; c++) {
            sums[target + c] += all - along[row + c - half];
        }
    }
}
