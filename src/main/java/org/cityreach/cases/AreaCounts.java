package org.cityreach.cases;

import java.util.Arrays;
import org.cityreach.job.Progress;

/**
 * How many selected cases lie in each of some areas, counted in one scan on all cores. Exact: every case
 * with a place is in one area or outside of all, whole numbers are summed, so neither order nor threads matter.
 * Immutable.
 */
public final class AreaCounts {

    /** Of all parts of the scan, each of which counts for itself. */
    private static final int MOST_COUNTERS = 1 << 22;

    private final int[] counts;
    private final int outside;

    private AreaCounts(int[] counts, int outside) {
        this.counts = counts;
        this.outside = outside;
    }

    /** Finds the areas of places: writes for each of the first {@code count} its area, or less than 0 for none. */
    @FunctionalInterface
    public interface AreaFinder {

        /** Used by many threads at once; NaN lies in no area. */
        void locate(double[] eastings, double[] northings, int count, int[] areas);
    }

    /**
     * Counts the cases of a question.
     *
     * @param areas how many there are, numbered from 0 on
     * @param finder in the metric system of the question's index
     */
    public static AreaCounts compute(CaseQuestion question, int areas, AreaFinder finder, Progress progress) {
        // sums of whole numbers are the same for any number of parts
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_COUNTERS / (areas + 1)));
        int[][] byPart = new int[parts][];
        question.index().scan(question.filter(), null, progress, parts, part -> {
            // the last counter takes what lies outside of all areas
            int[] counters = new int[areas + 1];
            int[] found = new int[CaseBlock.CAPACITY];
            byPart[part] = counters;
            return block -> {
                finder.locate(block.eastings(), block.northings(), block.size(), found);
                for (int i = 0; i < block.size(); i++) {
                    int area = found[i];
                    counters[area < 0 ? areas : area]++;
                }
            };
        });
        int[] sum = new int[areas + 1];
        for (int[] counters : byPart) {
            for (int area = 0; area < sum.length; area++) {
                sum[area] += counters[area];
            }
        }
        return new AreaCounts(Arrays.copyOf(sum, areas), sum[areas]);
    }

    /** By area. Do not write to it. */
    public int[] counts() {
        return counts;
    }

    /** Selected cases in no area, those without a place included. */
    public int outside() {
        return outside;
    }
}
