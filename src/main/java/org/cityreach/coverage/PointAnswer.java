package org.cityreach.coverage;

import java.util.Arrays;
import java.util.List;
import org.cityreach.coverage.Answer.Tally;
import org.cityreach.coverage.algorithm.PointCoverage;
import org.cityreach.job.Progress;

/** Counts the points that facilities serve. */
final class PointAnswer {

    private PointAnswer() {}

    static Answer compute(
            Question question, CoverageRequest request, Facilities facilities, Notes notes, Progress progress) {
        PointDemand demand = PointDemand.read(
                question.sources(), request, question.frame(), question.ground(), question.groups(), notes);
        PointCoverage.Shares shares = facilities
                .reach()
                .points(demand.eastings(), demand.northings(), demand.weights(), progress.between(0.1, 0.7));
        Tally whole = new Tally();
        Tally[] groups = new Tally[question.groups().size() + 1];
        Arrays.setAll(groups, i -> new Tally());
        for (int i = 0; i < demand.rows().length; i++) {
            boolean served = shares.isServed(i);
            double weight = demand.weight(i);
            for (Tally tally : List.of(whole, groups[demand.groups()[i]])) {
                tally.count(served);
                tally.addWeight(weight, served ? weight : 0);
            }
        }
        GapSettings settings = GapSettings.of(request.gaps(), true, facilities.largestRadiusMetres());
        AreaGaps.Gaps gaps = PointGaps.compute(
                question,
                demand,
                shares,
                settings,
                facilities,
                question.sources().get(request.demand().collection()),
                progress.between(0.7, 0.95));
        return new Answer(
                whole.pointTotals(),
                Arrays.stream(groups).map(Tally::pointTotals).toList(),
                shares.servedWeight(),
                shares.aloneWeight(),
                Arrays.stream(shares.servedPoints()).asDoubleStream().toArray(),
                Arrays.stream(shares.alonePoints()).asDoubleStream().toArray(),
                gaps);
    }
}
