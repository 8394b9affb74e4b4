package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.coverage.CoverageResult.Gap;
import org.cityreach.coverage.CoverageResult.GroupName;
import org.cityreach.coverage.algorithm.PointClusters;
import org.cityreach.coverage.algorithm.PointCoverage;
import org.cityreach.coverage.algorithm.Reach;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.LayerSnapshot;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Puts uncovered points together to gaps: clusters by the merge distance, drawn as their hulls. */
final class PointGaps {

    private static final double MOST_MARGIN_METRES = 25;
    private static final double LEAST_MARGIN_METRES = 5;

    private PointGaps() {}

    /** A gap before it is drawn: indexes of points. */
    private record Found(int[] points, double weight) {}

    static AreaGaps.Gaps compute(
            Question question,
            PointDemand demand,
            PointCoverage.Shares shares,
            GapSettings settings,
            Facilities facilities,
            LayerSnapshot snapshot,
            Progress progress) {
        int[] open = openPoints(demand, shares);
        double[] x = Arrays.stream(open).mapToDouble(i -> demand.eastings()[i]).toArray();
        double[] y = Arrays.stream(open).mapToDouble(i -> demand.northings()[i]).toArray();
        List<Found> found = new ArrayList<>();
        for (int[] cluster : PointClusters.compute(x, y, settings.mergeMetres(), settings.spanMetres())) {
            double weight = 0;
            int[] points = new int[cluster.length];
            for (int i = 0; i < cluster.length; i++) {
                points[i] = open[cluster[i]];
                weight += demand.weight(points[i]);
            }
            found.add(new Found(points, weight));
        }
        found.sort(Comparator.comparingDouble(Found::weight)
                .thenComparingInt(gap -> gap.points.length)
                .reversed());
        List<Gap> drawn = new ArrayList<>();
        for (Found gap : found.subList(0, Math.min(settings.limit(), found.size()))) {
            progress.checkCancelled();
            Reach reach = facilities.size() == 0 ? null : facilities.reach();
            drawn.add(draw(gap, drawn.size() + 1, question, demand, settings, snapshot, reach));
        }
        return new AreaGaps.Gaps(found.size(), drawn);
    }

    /** Points that nobody serves and that weigh something. */
    private static int[] openPoints(PointDemand demand, PointCoverage.Shares shares) {
        int[] open = new int[demand.rows().length];
        int size = 0;
        for (int i = 0; i < open.length; i++) {
            if (!shares.isServed(i) && demand.weight(i) > 0) {
                open[size++] = i;
            }
        }
        return Arrays.copyOf(open, size);
    }

    private static Gap draw(
            Found found,
            int rank,
            Question question,
            PointDemand demand,
            GapSettings settings,
            LayerSnapshot snapshot,
            @Nullable Reach reach) {
        Map<Integer, Double> byPoint = new LinkedHashMap<>();
        Map<Integer, Double> byGroup = new LinkedHashMap<>();
        for (int point : found.points) {
            byPoint.put(point, demand.weight(point));
            byGroup.merge(demand.groups()[point], demand.weight(point), Double::sum);
        }
        double margin = Math.max(LEAST_MARGIN_METRES, Math.min(MOST_MARGIN_METRES, settings.mergeMetres() / 4));
        Geometry shape = PointClusters.outline(
                demand.eastings(), demand.northings(), found.points, settings.mergeMetres(), margin);
        Point centre = shape.getInteriorPoint();
        List<GroupName> groups = GapNames.groups(byGroup, question.groups());
        return new Gap(
                rank,
                GapNames.name(snapshot, demand.rows(), byPoint, groups),
                found.points.length,
                found.weight,
                shape.getArea(),
                centre.getCoordinate(),
                reach == null ? Double.NaN : reach.distanceMetres(centre),
                groups,
                shape);
    }
}
