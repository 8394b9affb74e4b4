package org.cityreach.cases.algorithm;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * Groups of events that recur: two events of one kind are linked where they lie no farther apart than some
 * metres and some time, and a group is all that links join, directly or through others (single linkage in
 * space and time at once). So an event is in a group of two or more exactly if another of its kind lies
 * within both limits.
 *
 * <p>Space: any plane in metres. Both limits belong: exactly {@code withinMetres} apart (to
 * {@value #TOLERANCE_METRES} m, above the rounding of coordinates) is linked, exactly {@code withinMillis} too.
 * Events with a negative kind or a NaN coordinate are linked with nothing.
 *
 * <p>Exact. Squares whose diagonal is the distance hold events that are all near each other, so that within
 * one only consecutive moments are compared; between squares runs of linked moments are compared until
 * their first link. A crowd in one place or one moment costs no more than its size.
 */
public final class SpaceTimeGroups {

    static final double TOLERANCE_METRES = 1e-6;

    /** Below this the squares would outnumber what a number can tell apart. */
    public static final double LEAST_METRES = 0.1;

    private static final int REACH = 2;
    private static final int BLOCK = 8192;

    private final double[] x;
    private final double[] y;
    private final long[] moments;
    private final long withinMillis;
    private final double squaredMetres;
    private final DisjointSets sets;
    private final SquareIndex squares;

    /** Where, when and of which kind events are, by index. */
    public record Events(double[] x, double[] y, long[] moments, int[] kinds) {
        public int size() {
            return x.length;
        }
    }

    private SpaceTimeGroups(Events events, double withinMetres, long withinMillis) {
        x = events.x;
        y = events.y;
        moments = events.moments;
        this.withinMillis = withinMillis;
        double reach = withinMetres + TOLERANCE_METRES;
        squaredMetres = reach * reach;
        sets = new DisjointSets(events.size());
        squares = SquareIndex.of(events, reach / Math.sqrt(2));
    }

    /**
     * For each event the least index in its group: its own where it is alone or the first.
     *
     * @param withinMetres from {@value #LEAST_METRES} on
     * @param withinMillis from 0 on
     */
    public static int[] compute(Events events, double withinMetres, long withinMillis, Progress progress) {
        if (!(withinMetres >= LEAST_METRES) || withinMillis < 0) {
            throw new IllegalArgumentException("within " + withinMetres + " m and " + withinMillis + " ms");
        }
        SpaceTimeGroups groups = new SpaceTimeGroups(events, withinMetres, withinMillis);
        groups.linkWithinSquares();
        groups.linkBetweenSquares(progress);
        int[] first = new int[events.size()];
        Arrays.setAll(first, groups.sets::find);
        return first;
    }

    private void linkWithinSquares() {
        for (int square = 0; square < squares.size(); square++) {
            for (int k = squares.from(square) + 1; k < squares.to(square); k++) {
                int before = squares.event(k - 1);
                int event = squares.event(k);
                if (moments[event] - moments[before] <= withinMillis) {
                    sets.join(before, event);
                }
            }
        }
    }

    private void linkBetweenSquares(Progress progress) {
        for (int square = 0; square < squares.size(); square++) {
            if (square % BLOCK == 0) {
                progress.checkCancelled();
                progress.report((double) square / squares.size(), "linking-cases");
            }
            // Half of the squares around: the other half finds this one.
            for (int up = 0; up <= REACH; up++) {
                for (int right = up == 0 ? 1 : -REACH; right <= REACH; right++) {
                    int other = squares.find(square, right, up);
                    if (other >= 0) {
                        linkSquares(square, other);
                    }
                }
            }
        }
    }

    /** Goes through the runs of both squares in time, each run of linked moments being one set already. */
    private void linkSquares(int a, int b) {
        int fromA = squares.from(a);
        int firstB = squares.from(b);
        while (fromA < squares.to(a)) {
            int toA = runEnd(fromA, squares.to(a));
            long earliest = moments[squares.event(fromA)] - withinMillis;
            long latest = moments[squares.event(toA - 1)] + withinMillis;
            int fromB = firstB;
            while (fromB < squares.to(b) && moments[squares.event(fromB)] <= latest) {
                int toB = runEnd(fromB, squares.to(b));
                if (moments[squares.event(toB - 1)] < earliest) {
                    // Runs of the first square come later and later: none will reach back to this one.
                    firstB = toB;
                } else if (sets.find(squares.event(fromA)) != sets.find(squares.event(fromB))) {
                    linkRuns(fromA, toA, fromB, toB);
                }
                fromB = toB;
            }
            fromA = toA;
        }
    }

    private int runEnd(int from, int to) {
        int end = from + 1;
        while (end < to && moments[squares.event(end)] - moments[squares.event(end - 1)] <= withinMillis) {
            end++;
        }
        return end;
    }

    private void linkRuns(int fromA, int toA, int fromB, int toB) {
        int start = fromB;
        for (int k = fromA; k < toA; k++) {
            int event = squares.event(k);
            while (start < toB && moments[squares.event(start)] < moments[event] - withinMillis) {
                start++;
            }
            for (int m = start; m < toB && moments[squares.event(m)] <= moments[event] + withinMillis; m++) {
                int other = squares.event(m);
                double dx = x[event] - x[other];
                double dy = y[event] - y[other];
                if (dx * dx + dy * dy <= squaredMetres) {
                    sets.join(event, other);
                    return;
                }
            }
        }
    }
}
