package org.cityreach.ranking.algorithm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * What was driven: legs, each a line of fixes with moments that do not decrease, straight and at even speed from one
 * to the next. In a plane in metres; moments in milliseconds since 1970. A leg of one fix is a stop. Immutable.
 */
public final class Legs {

    private final double[] xs;
    private final double[] ys;
    private final long[] millis;
    private final int[] starts;

    private Legs(Builder builder) {
        int fixes = builder.count;
        xs = Arrays.copyOf(builder.xs, fixes);
        ys = Arrays.copyOf(builder.ys, fixes);
        millis = Arrays.copyOf(builder.millis, fixes);
        starts = new int[builder.starts.size() + 1];
        for (int leg = 0; leg < builder.starts.size(); leg++) {
            starts[leg] = builder.starts.get(leg);
        }
        starts[builder.starts.size()] = fixes;
    }

    /** Takes fixes track by track, each track's in the order of time. One thread. */
    public static final class Builder {
        private static final int FIRST_ROOM = 1024;
        private final long gapMillis;
        private final double gapMetres;
        private final List<Integer> starts = new ArrayList<>();
        private double[] xs = new double[FIRST_ROOM];
        private double[] ys = new double[FIRST_ROOM];
        private long[] millis = new long[FIRST_ROOM];
        private int count;
        private boolean open;

        /**
         * A leg goes on where the next fix comes no later and lies no farther than this, both limits included.
         *
         * @param gapMillis the longest pause
         * @param gapMetres the longest jump
         */
        public Builder(long gapMillis, double gapMetres) {
            this.gapMillis = gapMillis;
            this.gapMetres = gapMetres;
        }

        /** Ends the leg: the next fix begins another. */
        public void breakLeg() {
            open = false;
        }

        public void add(double x, double y, long moment) {
            if (open) {
                double metres = Math.hypot(x - xs[count - 1], y - ys[count - 1]);
                open = moment - millis[count - 1] <= gapMillis && metres <= gapMetres;
            }
            if (!open) {
                starts.add(count);
                open = true;
            }
            if (count == xs.length) {
                xs = Arrays.copyOf(xs, 2 * count);
                ys = Arrays.copyOf(ys, 2 * count);
                millis = Arrays.copyOf(millis, 2 * count);
            }
            xs[count] = x;
            ys[count] = y;
            millis[count++] = moment;
        }

        public Legs build() {
            return new Legs(this);
        }
    }

    public int count() {
        return starts.length - 1;
    }

    public int fixes() {
        return xs.length;
    }

    /** The first fix of a leg; for {@link #count()} the number of fixes. */
    int start(int leg) {
        return starts[leg];
    }

    double x(int fix) {
        return xs[fix];
    }

    double y(int fix) {
        return ys[fix];
    }

    long moment(int fix) {
        return millis[fix];
    }

    /** {@link Long#MAX_VALUE} without a fix. */
    public long firstMoment() {
        return Arrays.stream(millis).min().orElse(Long.MAX_VALUE);
    }

    /** {@link Long#MIN_VALUE} without a fix. */
    public long lastMoment() {
        return Arrays.stream(millis).max().orElse(Long.MIN_VALUE);
    }

    public double lengthMetres() {
        double metres = 0;
        for (int leg = 0; leg < count(); leg++) {
            for (int fix = starts[leg] + 1; fix < starts[leg + 1]; fix++) {
                metres += Math.hypot(xs[fix] - xs[fix - 1], ys[fix] - ys[fix - 1]);
            }
        }
        return metres;
    }

    /** Each leg as a line; a stop as one of length 0. */
    public List<RoadLine> lines() {
        GeometryFactory factory = new GeometryFactory();
        List<RoadLine> lines = new ArrayList<>();
        for (int leg = 0; leg < count(); leg++) {
            int from = starts[leg];
            int fixes = starts[leg + 1] - from;
            Coordinate[] line = new Coordinate[Math.max(2, fixes)];
            Arrays.setAll(
                    line, i -> new Coordinate(xs[from + Math.min(i, fixes - 1)], ys[from + Math.min(i, fixes - 1)]));
            lines.add(RoadLine.of(factory.createLineString(line), line[0]));
        }
        return lines;
    }
}
