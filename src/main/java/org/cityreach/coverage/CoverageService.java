package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.city.CityProperties;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.coverage.CoverageResult.Compliance;
import org.cityreach.coverage.CoverageResult.Facility;
import org.cityreach.coverage.CoverageResult.Gap;
import org.cityreach.coverage.CoverageResult.Group;
import org.cityreach.coverage.CoverageResult.Summary;
import org.cityreach.coverage.CoverageResult.Totals;
import org.cityreach.coverage.algorithm.PolygonParts;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.Standards;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;

/**
 * Answers who is served within a radius, in a straight line. Reads each collection at one version; the
 * same question on the same versions gives the same answer, bit for bit. Distances and areas are planar in
 * the city's metric system. A point or polygon exactly at the radius is served. Safe for use by many threads.
 */
@Service
public class CoverageService {

    /** What a facility covers alone below this share of what it serves is rounding. */
    private static final double ROUNDING = 1e-9;

    private final Snapshots snapshots;
    private final Standards standards;
    private final CityProperties properties;

    public CoverageService(Snapshots snapshots, Standards standards, CityProperties properties) {
        this.snapshots = snapshots;
        this.standards = standards;
        this.properties = properties;
    }

    /** The answer; faults name the input as {@code demand.collection} or {@code radiusProperty}. */
    public CoverageResult compute(CoverageRequest request, Progress progress) {
        progress.report(0, "reading-layers");
        Sources sources = new Sources(snapshots);
        ResolvedStandard standard =
                request.radius() instanceof Radius.Standard named ? standards.getValue(named.reference()) : null;
        LayerSnapshot demand = requireDemand(sources, request);
        sources.get(request.facilities().collection());
        MetricFrame frame =
                MetricFrame.of(properties.metricCrs(), sources.all().values(), demand, sources.rows(request.demand()));
        Facilities facilities = new FacilityReader(sources, frame, standard).read(request);
        Ground ground = Ground.of(request.within(), sources, frame);
        Groups groups = request.groupBy() == null ? Groups.none() : Groups.of(sources, request.groupBy(), frame);
        Question question = new Question(sources, frame, ground, groups);
        Notes notes = new Notes();
        List<Geometry> outlines = outlines(facilities);
        Answer answer = demand.layer().geometryType().isPoint()
                ? PointAnswer.compute(question, request, facilities, notes, progress)
                : AreaAnswer.compute(question, request, facilities, outlines, notes, progress);
        progress.report(0.95, "drawing-area");
        Compliance compliance = new ComplianceCheck(standards, sources, frame)
                .compute(request, standard, facilities, answer.totals())
                .orElse(null);
        noteExcluded(facilities, notes);
        CoverageResult result =
                tell(request, question, facilities, answer, compliance, notes, request.servedArea() ? outlines : null);
        progress.report(1, "done");
        return result;
    }

    private static LayerSnapshot requireDemand(Sources sources, CoverageRequest request) {
        LayerSnapshot demand = sources.get(request.demand().collection());
        GeometryType type = demand.layer().geometryType();
        if (type.dimension() == 1) {
            throw Fault.invalid(
                    "demand-not-points-or-polygons",
                    "demand.collection",
                    request.demand().collection(),
                    "a collection of points or polygons");
        }
        if (request.weight() != null) {
            sources.getNumeric(request.demand().collection(), request.weight(), "demand.weight");
        }
        return demand;
    }

    private static List<Geometry> outlines(Facilities facilities) {
        return IntStream.range(0, facilities.size())
                .parallel()
                .mapToObj(owner -> facilities.reach().outline(owner, AreaGaps.SAGITTA_METRES))
                .toList();
    }

    private static void noteExcluded(Facilities facilities, Notes notes) {
        notes.add(
                "facilities-excluded",
                facilities.excludedCount,
                facilities.excludedCount + " 处设施无法计入(见 excluded)",
                facilities.excludedCount + " facilities could not count (see excluded)");
    }

    private CoverageResult tell(
            CoverageRequest request,
            Question question,
            Facilities facilities,
            Answer answer,
            @Nullable Compliance compliance,
            Notes notes,
            @Nullable List<Geometry> outlines) {
        CrsTransform toDegrees = CrsTransform.between(question.frame().crs(), Crs.CRS84);
        if (Double.isNaN(answer.totals().ratio())) {
            notes.add("no-demand", 1, "没有需求,覆盖率无法计算", "There is no demand, so there is no ratio");
        }
        LayerSnapshot demand = question.sources().get(request.demand().collection());
        Basis basis = Basis.of(demand.layer(), request.weight());
        List<Gap> gaps = new ArrayList<>();
        for (Gap gap : answer.gaps().drawn()) {
            gaps.add(inDegrees(gap, toDegrees));
        }
        return new CoverageResult(
                new Summary(
                        facilities.size(),
                        answer.totals(),
                        answer.gaps().count(),
                        basis.name(),
                        basis.text(),
                        facilities.commonRadiusMetres()),
                question.frame().crs().code(),
                groups(question.groups(), answer.groups()),
                gaps,
                facilities(facilities, answer, toDegrees),
                facilities.excluded,
                outlines == null ? null : toDegrees.apply(PolygonParts.union(outlines)),
                compliance,
                question.sources().versions(),
                notes.list());
    }

    private static Gap inDegrees(Gap gap, CrsTransform toDegrees) {
        return new Gap(
                gap.rank(),
                gap.name(),
                gap.demand(),
                gap.uncoveredWeight(),
                gap.areaSquareMetres(),
                toDegrees.apply(gap.centre()),
                gap.nearestFacilityMetres(),
                gap.groups(),
                toDegrees.apply(gap.shape()));
    }

    private static List<Group> groups(Groups groups, List<Totals> totals) {
        List<Group> told = new ArrayList<>();
        if (groups.size() > 0) {
            for (int i = 0; i < groups.size(); i++) {
                told.add(new Group(groups.id(i), groups.name(i), totals.get(i)));
            }
            Totals outside = totals.get(groups.outside());
            if (outside.demand() > 0) {
                told.add(new Group(null, null, outside));
            }
        }
        return told;
    }

    private static List<Facility> facilities(Facilities facilities, Answer answer, CrsTransform toDegrees) {
        List<Facility> told = new ArrayList<>();
        for (int i = 0; i < facilities.size(); i++) {
            Coordinate centre = facilities.shapes.get(i).getCentroid().getCoordinate();
            double served = answer.servedMeasure()[i];
            double alone = answer.marginalMeasure()[i];
            boolean redundant = alone <= ROUNDING * served;
            told.add(new Facility(
                    facilities.ids.get(i),
                    facilities.names.get(i),
                    toDegrees.apply(centre),
                    facilities.radiusMetres(i),
                    answer.servedWeight()[i],
                    redundant ? 0 : answer.marginalWeight()[i],
                    served,
                    redundant ? 0 : alone,
                    redundant));
        }
        return told;
    }
}
