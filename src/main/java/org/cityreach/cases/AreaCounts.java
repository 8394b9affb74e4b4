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

    /** Finds for each case of a block, in its order, its group, or less than 0 for none. */
    @FunctionalInterface
    public interface GroupFinder {

        /** Used by many threads at once. */
        void find(CaseBlock block, int[] groups);
    }

    /**
     * Counts the cases of a question.
     *
     * @param areas how many there are, numbered from 0 on
     * @param finder in the metric system of the question's index
     */
    public static AreaCounts compute(CaseQuestion question, int areas, AreaFinder finder, Progress progress) {
        return computeGroups(question, areas, byPlace(finder), progress);
    }

    /**
     * The area of every case of the index, found in one scan on all cores, by row; less than 0 for none.
     *
     * @param finder in the metric system of the index
     */
    public static int[] areasOfRows(CaseIndex index, AreaFinder finder, Progress progress) {
        int[] areaOfRow = new int[index.size()];
        GroupFinder groups = byPlace(finder);
        index.scan(CaseFilter.ALL, null, progress, Runtime.getRuntime().availableProcessors(), part -> {
            int[] found = new int[CaseBlock.CAPACITY];
            return block -> {
                groups.find(block, found);
                for (int i = 0; i < block.size(); i++) {
                    areaOfRow[block.rows()[i]] = found[i];
                }
            };
        });
        return areaOfRow;
    }

    private static GroupFinder byPlace(AreaFinder finder) {
        return (block, found) -> finder.locate(block.eastings(), block.northings(), block.size(), found);
    }

    /**
     * Counts the cases of a question in groups that more than the place may decide.
     *
     * @param areas how many groups there are, numbered from 0 on
     */
    public static AreaCounts computeGroups(CaseQuestion question, int areas, GroupFinder finder, Progress progress) {
        // sums of whole numbers are the same for any number of parts
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_COUNTERS / (areas + 1)));
        int[][] byPart = new int[parts][];
        question.index().scan(question.filter(), null, progress, parts, part -> {
            // the last counter takes what lies outside of all areas
            int[] counters = new int[areas + 1];
            int[] found = new int[CaseBlock.CAPACITY];
            byPart[part] = counters;
            return block -> {
                finder.find(block, found);
                for (int i = 0; i < block.size(); i++) {
                    int area = found[i];
                    counters[area < 0 ? areas : area]++;
                }
            };
        });
        int[] sum = byPart[0];
        for (int part = 1; part < parts; part++) {
            for (int area = 0; area < sum.length; area++) {
                sum[area] += byPart[part][area];
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
