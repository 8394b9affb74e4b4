package org.cityreach.hotspot.algorithm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;

/**
 * Neighbours of any kind as compressed rows: the neighbours of place {@code i} stand in {@code items} from
 * {@code starts[i]} up to but without {@code starts[i + 1]}, ascending. Memory is 4 bytes a pair. Immutable.
 */
public final class SparseNeighbours implements Neighbourhood {

    /** The most pairs that are kept: 100 MB. */
    public static final int MOST_PAIRS = 25_000_000;

    private static final int BLOCK = 256;

    private final int[] starts;
    private final int[] items;
    private final boolean symmetric;

    private SparseNeighbours(int[] starts, int[] items, boolean symmetric) {
        this.starts = starts;
        this.items = items;
        this.symmetric = symmetric;
    }

    /** Finds the neighbours of one place, itself not among them, in any order. */
    @FunctionalInterface
    interface Search {
        int[] neighbours(int place);
    }

    /**
     * Asks for the neighbours of each place, on all cores.
     *
     * @param symmetric whether being neighbours always holds both ways
     * @throws Fault {@code too-many-neighbours} beyond {@link #MOST_PAIRS}
     */
    static SparseNeighbours compute(int size, boolean symmetric, Search search, Progress progress) {
        int[][] found = new int[size][];
        AtomicLong pairs = new AtomicLong();
        int chunk = 64 * BLOCK;
        for (int from = 0; from < size; from += chunk) {
            int to = Math.min(size, from + chunk);
            progress.checkCancelled();
            progress.report((double) from / size, "finding-neighbours");
            IntStream.range(from, to).parallel().forEach(place -> {
                int[] neighbours = search.neighbours(place);
                requireFew(pairs.addAndGet(neighbours.length));
                Arrays.sort(neighbours);
                found[place] = neighbours;
            });
        }
        int[] starts = new int[size + 1];
        int[] items = new int[pairs.intValue()];
        for (int place = 0; place < size; place++) {
            System.arraycopy(found[place], 0, items, starts[place], found[place].length);
            starts[place + 1] = starts[place] + found[place].length;
        }
        return new SparseNeighbours(starts, items, symmetric);
    }

    private static void requireFew(long pairs) {
        if (pairs > MOST_PAIRS) {
            throw Fault.tooLarge(
                    "too-many-neighbours",
                    "the neighbourhoods hold more than " + MOST_PAIRS
                            + " pairs; a shorter band, fewer neighbours or larger areas hold fewer");
        }
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public int count(int place) {
        return starts[place + 1] - starts[place];
    }

    /** The neighbours of a place, ascending. */
    public int[] neighbours(int place) {
        return Arrays.copyOfRange(items, starts[place], starts[place + 1]);
    }

    @Override
    public double[] sums(double[] values) {
        double[] sums = new double[size()];
        for (int place = 0; place < sums.length; place++) {
            double sum = 0;
            for (int k = starts[place]; k < starts[place + 1]; k++) {
                sum += values[items[k]];
            }
            sums[place] = sum;
        }
        return sums;
    }

    @Override
    public double[] reverseSums(double[] values) {
        if (symmetric) {
            return sums(values);
        }
        double[] sums = new double[size()];
        for (int place = 0; place < sums.length; place++) {
            for (int k = starts[place]; k < starts[place + 1]; k++) {
                sums[items[k]] += values[place];
            }
        }
        return sums;
    }

    @Override
    public double[] mutualSums(double[] values) {
        if (symmetric) {
            return sums(values);
        }
        double[] sums = new double[size()];
        for (int place = 0; place < sums.length; place++) {
            for (int k = starts[place]; k < starts[place + 1]; k++) {
                int other = items[k];
                if (Arrays.binarySearch(items, starts[other], starts[other + 1], place) >= 0) {
                    sums[place] += values[other];
                }
            }
        }
        return sums;
    }
}
