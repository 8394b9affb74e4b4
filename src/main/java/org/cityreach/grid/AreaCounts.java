package org.cityreach.grid;

import java.util.Arrays;
import org.cityreach.cases.CaseBlock;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.job.Progress;

/**
 * How many selected cases lie in each area of a division, counted in one scan on all cores. Exact: every case
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

    /** Counts the cases of a question; the division must be in the system of its index. */
    public static AreaCounts compute(CaseQuestion question, Division division, Progress progress) {
        CaseIndex index = question.index();
        if (!division.metricCrs().equals(index.metricCrs())) {
            throw new IllegalArgumentException("areas in " + division.metricCrs() + ", cases in " + index.metricCrs());
        }
        int areas = division.size();
        // sums of whole numbers are the same for any number of parts
        int parts = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_COUNTERS / (areas + 1)));
        int[][] byPart = new int[parts][];
        index.scan(question.filter(), null, progress, parts, part -> {
            // the last counter takes what lies outside of all areas
            int[] counters = new int[areas + 1];
            int[] found = new int[CaseBlock.CAPACITY];
            byPart[part] = counters;
            return block -> {
                division.locate(block.eastings(), block.northings(), block.size(), found);
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
