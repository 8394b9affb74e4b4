package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How places lie in a fishnet: each in a square of its own, squares of one size, columns to the east and rows to
 * the north. Squares may be missing. Coordinates may be off by {@value #TOLERANCE_METRES} m, as those are
 * that were stored in degrees.
 *
 * @param stepMetres the side of a square
 * @param squareOf for each place row · columns + column
 */
record FishnetShape(double stepMetres, int columns, int rows, int[] squareOf) {

    static final double TOLERANCE_METRES = 0.02;

    private static final int MOST_SQUARES_A_PLACE = 8;

    /** The fishnet that the places form; null where they form none. */
    static @Nullable FishnetShape find(double[] x, double[] y) {
        Axis across = Axis.find(x);
        Axis up = Axis.find(y);
        if (across == null || up == null || (long) across.lines * up.lines > (long) MOST_SQUARES_A_PLACE * x.length) {
            return null;
        }
        double step = Double.isNaN(across.stepMetres) ? up.stepMetres : across.stepMetres;
        double other = Double.isNaN(up.stepMetres) ? step : up.stepMetres;
        // Over the whole width the two steps may part by no more than the tolerance.
        if (!(Math.abs(step - other) * Math.max(across.lines, up.lines) <= 2 * TOLERANCE_METRES)) {
            return null;
        }
        int[] squareOf = new int[x.length];
        boolean[] taken = new boolean[across.lines * up.lines];
        for (int i = 0; i < x.length; i++) {
            squareOf[i] = up.line(y[i]) * across.lines + across.line(x[i]);
            if (taken[squareOf[i]]) {
                return null;
            }
            taken[squareOf[i]] = true;
        }
        return new FishnetShape(step, across.lines, up.lines, squareOf);
    }

    /** Lines at equal steps; the step is NaN where there is one line only. */
    private record Axis(double first, double stepMetres, int lines) {

        static @Nullable Axis find(double[] values) {
            if (values.length == 0) {
                return null;
            }
            // Cells mostly come row by row, so that the step is between some that follow each other.
            Axis quick = find(values, values);
            if (quick != null) {
                return quick;
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return find(values, sorted);
        }

        /** By the least gap between values that follow each other in an order; null if others lie between lines. */
        private static @Nullable Axis find(double[] values, double[] ordered) {
            double least = values[0];
            double most = values[0];
            double gap = Double.POSITIVE_INFINITY;
            for (int i = 1; i < ordered.length; i++) {
                double difference = Math.abs(ordered[i] - ordered[i - 1]);
                gap = difference > 2 * TOLERANCE_METRES ? Math.min(gap, difference) : gap;
                least = Math.min(least, ordered[i]);
                most = Math.max(most, ordered[i]);
            }
            if (Double.isInfinite(gap)) {
                return most - least <= 2 * TOLERANCE_METRES ? new Axis(least, Double.NaN, 1) : null;
            }
            double lines = Math.rint((most - least) / gap) + 1;
            if (!(lines > 1 && lines <= MOST_SQUARES_A_PLACE * (double) values.length)) {
                return null;
            }
            Axis axis = new Axis(least, (most - least) / (lines - 1), (int) lines);
            for (double value : values) {
                if (Math.abs(value - least - axis.line(value) * axis.stepMetres) > 2 * TOLERANCE_METRES) {
                    return null;
                }
            }
            return axis;
        }

        int line(double value) {
            return lines == 1 ? 0 : (int) Math.rint((value - first) / stepMetres);
        }
    }
}
