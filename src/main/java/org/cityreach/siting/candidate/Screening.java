package org.cityreach.siting.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.fault.Fault;
import org.cityreach.grid.AreaLocator;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Says of a place why it is not allowed: every reason, in the order of the rules. Distances are planar in
 * city metres, to the nearest part of a feature; exact. Immutable; safe for use by many threads.
 */
public final class Screening {

    private static final int BLOCK = 512;

    private final List<Surroundings> surroundings = new ArrayList<>();
    private final @Nullable AreaLocator allowedLand;
    private final @Nullable LocalizedText allowedTitle;
    private final @Nullable String allowedCollection;
    private final double minLandSquareMetres;
    private final @Nullable ClassFigures landFigures;

    /** Reads what the rules need; faults name the input at fault. */
    public Screening(ScreeningRules rules, Sources sources, MetricFrame frame, Standards standards) {
        for (int i = 0; i < rules.exclusions().size(); i++) {
            String path = "exclude[" + i + "]";
            surroundings.add(new Surroundings(rules.exclusions().get(i), path, sources, frame, standards));
        }
        if (rules.allowedLand() == null) {
            allowedLand = null;
            allowedTitle = null;
            allowedCollection = null;
        } else {
            List<Geometry> polygons = CandidateReader.polygons(sources, frame, rules.allowedLand(), "allowedLand");
            allowedLand = AreaLocator.of(polygons);
            allowedCollection = rules.allowedLand().collection();
            allowedTitle = sources.get(allowedCollection).layer().title();
        }
        minLandSquareMetres = rules.minLandSquareMetres();
        landFigures = rules.landStandard() == null
                ? null
                : ClassFigures.of(standards, rules.landStandard(), ValueKind.LAND_BY_CLASS, "landStandard");
    }

    /**
     * The reasons of many places.
     *
     * @param capacity by place the largest that may be built there, from which its class follows; NaN where
     *     that is not known
     */
    public List<List<ExclusionReason>> reasons(List<Candidate> places, double[] capacity, Progress progress) {
        List<List<ExclusionReason>> all = new ArrayList<>();
        int blocks = (places.size() + BLOCK - 1) / BLOCK;
        List<List<List<ExclusionReason>>> parts = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(block -> {
                    progress.checkCancelled();
                    List<List<ExclusionReason>> part = new ArrayList<>();
                    for (int i = block * BLOCK; i < Math.min(places.size(), (block + 1) * BLOCK); i++) {
                        part.add(reasons(places.get(i), capacity[i]));
                    }
                    return part;
                })
                .toList();
        parts.forEach(all::addAll);
        return all;
    }

    /** The reasons of one place; none where it is allowed. */
    public List<ExclusionReason> reasons(Candidate place, double capacity) {
        List<ExclusionReason> reasons = new ArrayList<>();
        for (Surroundings around : surroundings) {
            ExclusionReason reason = around.findReason(place.x(), place.y(), capacity);
            if (reason != null) {
                reasons.add(reason);
            }
        }
        if (allowedLand != null
                && allowedTitle != null
                && allowedLand.locate(place.x(), place.y()) == AreaLocator.OUTSIDE) {
            reasons.add(new ExclusionReason(
                    "outside-allowed-land",
                    new LocalizedText(
                            "不在允许用地(" + allowedTitle.zh() + ")内",
                            "Outside the allowed land (" + allowedTitle.en() + ")"),
                    allowedCollection,
                    null,
                    Double.NaN,
                    Double.NaN,
                    null));
        }
        addLand(place.landSquareMetres(), capacity, reasons);
        return reasons;
    }

    private void addLand(double landSquareMetres, double capacity, List<ExclusionReason> reasons) {
        if (!Double.isNaN(minLandSquareMetres)) {
            addLand(landSquareMetres, minLandSquareMetres, null, null, reasons);
        }
        ClassFigures.Figure figure = landFigures == null ? null : landFigures.find(capacity);
        if (figure != null) {
            addLand(landSquareMetres, figure.value(), figure.className(), figure.source(), reasons);
        }
    }

    private static void addLand(
            double landSquareMetres,
            double neededSquareMetres,
            @Nullable String className,
            @Nullable String source,
            List<ExclusionReason> reasons) {
        String needed = Wording.figure(neededSquareMetres);
        String zhClass = className == null ? "" : className + " 类用地指标下限 ";
        String enClass = className == null ? "" : ", the least for class " + className;
        if (Double.isNaN(landSquareMetres)) {
            reasons.add(land(
                    "land-unknown",
                    "用地面积不详,需要" + (className == null ? " " : zhClass) + needed + " m²",
                    "The land is not known; " + needed + " m² are needed" + enClass,
                    source));
        } else if (landSquareMetres < neededSquareMetres) {
            String land = Wording.below(landSquareMetres, neededSquareMetres);
            reasons.add(land(
                    "land-too-small",
                    "用地 " + land + " m²,小于" + (className == null ? " " : zhClass) + needed + " m²",
                    land + " m² of land, less than " + needed + " m²" + enClass,
                    source));
        }
    }

    private static ExclusionReason land(String code, String zh, String en, @Nullable String source) {
        return new ExclusionReason(code, new LocalizedText(zh, en), null, null, Double.NaN, Double.NaN, source);
    }

    /** Refuses a land rule for candidates whose land nobody knows. */
    public static void requireLand(ScreeningRules rules, CandidateSource source, boolean pointsOnly) {
        if (!rules.asksForLand()) {
            return;
        }
        boolean known =
                source instanceof CandidateSource.Features features && (features.landProperty() != null || !pointsOnly);
        if (!known) {
            throw Fault.invalid(
                    "land-not-known",
                    rules.landStandard() == null ? "minLandSquareMetres" : "landStandard",
                    rules.landStandard() == null ? rules.minLandSquareMetres() : rules.landStandard(),
                    "with candidates.landProperty, or parcels as candidates");
        }
    }
}
