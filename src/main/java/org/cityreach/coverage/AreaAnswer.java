package org.cityreach.coverage;

import java.util.Arrays;
import java.util.List;
import org.cityreach.coverage.Answer.Tally;
import org.cityreach.coverage.algorithm.DiskUnionArea;
import org.cityreach.job.Progress;
import org.locationtech.jts.geom.Geometry;

/** Measures the ground that facilities cover. */
final class AreaAnswer {

    /** A polygon counts as wholly covered when no more than this share of it is left: rounding. */
    private static final double ROUNDING = 1e-9;

    private AreaAnswer() {}

    static Answer compute(
            Question question,
            CoverageRequest request,
            Facilities facilities,
            List<Geometry> outlines,
            Notes notes,
            Progress progress) {
        AreaDemand demand = AreaDemand.read(question, request, notes, progress.between(0.05, 0.25));
        DiskUnionArea.Shares shares =
                facilities.reach().areas(demand.shapes(), demand.density(), progress.between(0.25, 0.6));
        double[] covered = shares.coveredSquareMetres();
        Tally whole = new Tally();
        Tally[] groups = new Tally[question.groups().size() + 1];
        Arrays.setAll(groups, i -> new Tally());
        tally(demand, covered, whole, groups);
        GapSettings settings = GapSettings.of(request.gaps(), false, facilities.largestRadiusMetres());
        AreaGaps gaps = new AreaGaps(
                question,
                demand,
                covered,
                question.sources().get(request.demand().collection()));
        return new Answer(
                whole.areaTotals(),
                Arrays.stream(groups).map(Tally::areaTotals).toList(),
                shares.servedWeight(),
                shares.aloneWeight(),
                shares.servedSquareMetres(),
                shares.aloneSquareMetres(),
                gaps.compute(settings, facilities, outlines, progress.between(0.6, 0.95)));
    }

    /** A polygon is counted once in the whole, and once in every group it has a part in. */
    private static void tally(AreaDemand demand, double[] covered, Tally whole, Tally[] groups) {
        int parts = demand.shapes().size();
        int from = 0;
        while (from < parts) {
            int to = from;
            boolean all = true;
            while (to < parts && demand.polygonOf()[to] == demand.polygonOf()[from]) {
                double area = demand.shapes().get(to).getArea();
                boolean complete = area - covered[to] <= ROUNDING * area;
                all &= complete;
                Tally group = groups[demand.groupOf()[to]];
                group.count(complete);
                for (Tally tally : List.of(whole, group)) {
                    tally.addArea(area, covered[to]);
                    tally.addWeight(area * demand.density()[to], covered[to] * demand.density()[to]);
                }
                to++;
            }
            whole.count(all);
            from = to;
        }
    }
}
