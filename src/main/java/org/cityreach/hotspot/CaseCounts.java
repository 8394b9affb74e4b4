package org.cityreach.hotspot;

import java.util.Arrays;
import org.cityreach.cases.AreaCounts;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.grid.Division;
import org.cityreach.job.Progress;
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
        progress.report(0, "counting-cases");
        AreaCounts counted = AreaCounts.compute(question, division.size(), division::locate, progress);
        return new CaseCounts(new double[][] {doubles(counted.counts(), 0, division.size())}, counted.outside(), 0);
    }

    /**
     * By the time they were reported.
     *
     * @param borders ascending; step i runs from border i up to but without the next
     */
    static CaseCounts compute(CaseQuestion question, Division division, long[] borders, Progress progress) {
        progress.report(0, "counting-cases");
        int areas = division.size();
        int steps = borders.length - 1;
        // one group a step and area, step after step, and a last one for what is in an area but in no step
        int late = Math.multiplyExact(steps, areas);
        CaseIndex index = question.index();
        AreaCounts counted = AreaCounts.computeGroups(
                question,
                Math.addExact(late, 1),
                (block, groups) -> {
                    division.locate(block.eastings(), block.northings(), block.size(), groups);
                    for (int i = 0; i < block.size(); i++) {
                        if (groups[i] != Division.OUTSIDE) {
                            int step = step(borders, index.moment(CaseMoment.REPORTED, block.rows()[i]));
                            groups[i] = step < 0 ? late : step * areas + groups[i];
                        }
                    }
                },
                progress);
        double[][] counts = new double[steps][];
        Arrays.setAll(counts, step -> doubles(counted.counts(), step * areas, (step + 1) * areas));
        return new CaseCounts(counts, counted.outside(), counted.counts()[late]);
    }

    private static double[] doubles(int[] counts, int from, int to) {
        return Arrays.stream(counts, from, to).asDoubleStream().toArray();
    }

    private static int step(long[] borders, long moment) {
        int found = Arrays.binarySearch(borders, moment);
        int step = found >= 0 ? found : -found - 2;
        return step < borders.length - 1 ? step : -1;
    }

    long total() {
        return (long) Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
    }
}
