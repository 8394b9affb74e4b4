package org.cityreach.cases.algorithm;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cityreach.job.Progress;

/**
 * Which cases repeat an earlier one: the same category, no farther than a distance and no longer before
 * than a span of time. Both limits belong; distances are compared with a tolerance of 1 µm, far below any
 * survey. Of cases at the same moment the ties given decide which is the earlier. Exact. Cases without
 * a place (NaN), a category (negative) or a moment ({@code Long.MIN_VALUE}) neither repeat nor are repeated.
 * Immutable; the search runs on all cores.
 *
 * <p>Places are sorted into squares as wide as the distance, so that nine squares hold all that is near enough;
 * within a square cases stand in the order of time.
 */
public final class EarlierCases {

    private static final double TOLERANCE_METRES = 1e-6;
    private static final int BLOCK = 8192;

    private final Places places;
    private final double squareMetres;
    private final double reachSquared;
    private final long withinMillis;
    /** Rows sorted by key, moment and ties; only those that count. */
    private final int[] sorted;

    private final long[] keys;

    /**
     * Cases as columns.
     *
     * @param ties compares two rows of the same moment: negative where the first is the earlier, never 0 for two
     *     different rows
     */
    public record Places(
            double[] eastings, double[] northings, long[] millis, int[] categories, IntBinaryOperator ties) {

        int size() {
            return millis.length;
        }

        boolean counts(int row) {
            return !Double.isNaN(eastings[row])
                    && !Double.isNaN(northings[row])
                    && categories[row] >= 0
                    && millis[row] != Long.MIN_VALUE;
        }
    }

    private EarlierCases(Places places, double withinMetres, long withinMillis) {
        this.places = places;
        this.squareMetres = withinMetres + TOLERANCE_METRES;
        this.reachSquared = squareMetres * squareMetres;
        this.withinMillis = withinMillis;
        long[] keyOfRow = new long[places.size()];
        for (int row = 0; row < keyOfRow.length; row++) {
            if (places.counts(row)) {
                keyOfRow[row] =
                        key(places.categories()[row], column(places.eastings()[row]), column(places.northings()[row]));
            }
        }
        sorted = IntStream.range(0, places.size())
                .filter(places::counts)
                .boxed()
                .parallel()
                .sorted((a, b) -> {
                    int byKey = Long.compare(keyOfRow[a], keyOfRow[b]);
                    return byKey != 0 ? byKey : compareTime(a, b);
                })
                .mapToInt(Integer::intValue)
                .toArray();
        keys = new long[sorted.length];
        Arrays.setAll(keys, i -> keyOfRow[sorted[i]]);
    }

    /**
     * The rows among those asked that repeat an earlier one of all.
     *
     * @param withinMetres more than 0
     * @param withinMillis at least 0
     */
    public static BitSet find(
            Places places, IntPredicate asked, double withinMetres, long withinMillis, Progress progress) {
        if (!(withinMetres > 0) || withinMillis < 0) {
            throw new IllegalArgumentException(withinMetres + " m, " + withinMillis + " ms; allowed: more than 0");
        }
        EarlierCases search = new EarlierCases(places, withinMetres, withinMillis);
        int blocks = (places.size() + BLOCK - 1) / BLOCK;
        BitSet[] found = new BitSet[blocks];
        IntStream.range(0, blocks).parallel().forEach(block -> {
            progress.checkCancelled();
            BitSet part = new BitSet();
            int end = Math.min(places.size(), (block + 1) * BLOCK);
            for (int row = block * BLOCK; row < end; row++) {
                if (places.counts(row) && asked.test(row) && search.repeats(row)) {
                    part.set(row);
                }
            }
            found[block] = part;
        });
        BitSet all = new BitSet(places.size());
        for (BitSet part : found) {
            all.or(part);
        }
        return all;
    }

    private boolean repeats(int row) {
        long column = column(places.eastings()[row]);
        long line = column(places.northings()[row]);
        for (long x = column - 1; x <= column + 1; x++) {
            for (long y = line - 1; y <= line + 1; y++) {
                if (repeats(row, key(places.categories()[row], x, y))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether one of the cases under a key is repeated by the row; a key may hold strangers, so all is checked. */
    private boolean repeats(int row, long key) {
        for (int i = begin(key, places.millis()[row] - withinMillis); i < keys.length && keys[i] == key; i++) {
            int other = sorted[i];
            if (other == row || compareTime(other, row) > 0) {
                return false;
            }
            double dx = places.eastings()[other] - places.eastings()[row];
            double dy = places.northings()[other] - places.northings()[row];
            if (dx * dx + dy * dy <= reachSquared && places.categories()[other] == places.categories()[row]) {
                return true;
            }
        }
        return false;
    }

    /** The first place under a key at a moment or later. */
    private int begin(long key, long fromMillis) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = keys[middle] < key || keys[middle] == key && places.millis()[sorted[middle]] < fromMillis;
            if (before) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compareTime(int a, int b) {
        int byTime = Long.compare(places.millis()[a], places.millis()[b]);
        return byTime != 0 || a == b ? byTime : places.ties().applyAsInt(a, b);
    }

    private long column(double metres) {
        return (long) Math.floor(metres / squareMetres);
    }

    private static long key(int category, long column, long line) {
        long mixed = (column * 0x9E3779B97F4A7C15L ^ line) * 0xC2B2AE3D27D4EB4FL ^ category;
        return mixed * 0x165667B19E3779F9L;
    }
}
