package org.cityreach.hotspot;

import java.util.Arrays;
import org.cityreach.cases.CaseBlock;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.job.Progress;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Cases by step of time and area.
 *
 * @param counts by step, then by area
 * @param outside selected cases in no area or nowhere
 * @param outOfTime cases in an area but in no step
 */
record CaseCounts(double[][] counts, long outside, long outOfTime) {

    /** The ground that cells are laid over: that of the question, else of all cases of the collection. */
    static Envelope extent(CaseQuestion question) {
        Geometry within = question.filter().within();
        return within == null
                ? question.index().bounds()
                : CrsTransform.between(Crs.CRS84, question.index().metricCrs())
                        .apply(within)
                        .getEnvelopeInternal();
    }

    /** All of them in one step. */
    static CaseCounts compute(CaseQuestion question, Division division, Progress progress) {
        return new Counting(question.index(), division, null).run(question, progress);
    }

    /**
     * By the time they were reported.
     *
     * @param borders ascending; step i runs from border i up to but without the next
     */
    static CaseCounts compute(CaseQuestion question, Division division, long[] borders, Progress progress) {
        return new Counting(question.index(), division, borders).run(question, progress);
    }

    long total() {
        return (long) Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
    }

    private static final class Counting {
        private final CaseIndex index;
        private final Division division;
        private final long @Nullable [] borders;
        private final double[][] counts;
        private final int[] areas = new int[CaseBlock.CAPACITY];
        private long outside;
        private long outOfTime;

        Counting(CaseIndex index, Division division, long @Nullable [] borders) {
            this.index = index;
            this.division = division;
            this.borders = borders;
            counts = new double[borders == null ? 1 : borders.length - 1][division.size()];
        }

        CaseCounts run(CaseQuestion question, Progress progress) {
            progress.report(0, "counting-cases");
            index.scan(question.filter(), null, progress, this::add);
            return new CaseCounts(counts, outside, outOfTime);
        }

        private void add(CaseBlock block) {
            division.locate(block.eastings(), block.northings(), block.size(), areas);
            for (int i = 0; i < block.size(); i++) {
                int step = borders == null ? 0 : step(borders, index.moment(CaseMoment.REPORTED, block.rows()[i]));
                if (areas[i] == Division.OUTSIDE) {
                    outside++;
                } else if (step < 0) {
                    outOfTime++;
                } else {
                    counts[step][areas[i]]++;
                }
            }
        }

        private static int step(long[] borders, long moment) {
            int found = Arrays.binarySearch(borders, moment);
            int step = found >= 0 ? found : -found - 2;
            return step < borders.length - 1 ? step : -1;
        }
    }
}
