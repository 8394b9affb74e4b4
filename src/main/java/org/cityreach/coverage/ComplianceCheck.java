package org.cityreach.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cityreach.analysis.MetricFrame;
import org.cityreach.analysis.Sources;
import org.cityreach.coverage.CoverageResult.Compliance;
import org.cityreach.coverage.CoverageResult.Finding;
import org.cityreach.coverage.CoverageResult.Totals;
import org.cityreach.layer.LocalizedText;
import org.cityreach.standard.ResolvedStandard;
import org.cityreach.standard.StandardProfile;
import org.cityreach.standard.StandardRow;
import org.cityreach.standard.StandardValue;
import org.cityreach.standard.Standards;
import org.cityreach.standard.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Holds a result against the profile its radius came from: the ratio against every threshold, facilities
 * per km² of demand against every range of density, and transfer stations against their class. Where the
 * radius is the user's own, transfer stations are still held against the shipped profile.
 */
final class ComplianceCheck {

    private static final String STATIONS = "transfer_station";
    private static final double SQUARE_METRES_PER_KM2 = 1e6;

    private final Standards standards;
    private final Sources sources;
    private final MetricFrame frame;

    ComplianceCheck(Standards standards, Sources sources, MetricFrame frame) {
        this.standards = standards;
        this.sources = sources;
        this.frame = frame;
    }

    Optional<Compliance> compute(
            CoverageRequest request, @Nullable ResolvedStandard standard, Facilities facilities, Totals totals) {
        List<Finding> findings = new ArrayList<>();
        boolean stations = request.facilities().collection().equals(STATIONS);
        ResolvedStandard by = standard;
        if (by == null && stations) {
            by = standards.listValues(STATIONS, ValueKind.CLASS_BY_CAPACITY).stream()
                    .findFirst()
                    .orElse(null);
        }
        if (by == null) {
            return Optional.empty();
        }
        if (standard != null) {
            addThresholds(findings, standard, totals);
            addDensities(findings, standard, facilities.size(), request.demand().collection(), totals);
        }
        if (stations) {
            findings.addAll(new StationFindings(by.profile(), sources, frame).compute(facilities));
        }
        return Optional.of(new Compliance(by.reference(), by.value().title(), List.copyOf(findings)));
    }

    private static void addThresholds(List<Finding> findings, ResolvedStandard standard, Totals totals) {
        StandardProfile profile = standard.profile();
        StandardValue value = profile.findValue(standard.value().layer(), ValueKind.COVERAGE_THRESHOLD)
                .orElse(null);
        double actual = 100 * totals.ratio();
        if (value == null || Double.isNaN(actual)) {
            return;
        }
        for (StandardRow row : value.rows()) {
            double least = figure(row.value());
            boolean met = row.exclusive() ? actual > least : actual >= least;
            String sign = row.exclusive() ? ">" : "≥";
            String figures = format(actual) + " %" + (met ? "" : " ");
            findings.add(new Finding(
                    "coverage-threshold",
                    row.key(),
                    met ? "pass" : "fail",
                    actual,
                    least,
                    Double.NaN,
                    "%",
                    new LocalizedText(
                            row.title().zh() + ":覆盖率 " + figures.strip() + ",要求 " + sign + " " + format(least) + " %"
                                    + (met ? ",达标" : ",未达标"),
                            row.title().en() + ": coverage " + figures.strip() + ", required " + sign + " "
                                    + format(least) + " %" + (met ? ": met" : ": not met")),
                    row.source().text(),
                    row.source().mark().code()));
        }
    }

    /** The range for the land that the demand is, or every range where the demand is no kind of land of the standard. */
    private static void addDensities(
            List<Finding> findings, ResolvedStandard standard, int facilities, String demandLayer, Totals totals) {
        StandardProfile profile = standard.profile();
        StandardValue value =
                profile.findValue(standard.value().layer(), ValueKind.DENSITY).orElse(null);
        if (value == null || !(totals.demandAreaSquareMetres() > 0)) {
            return;
        }
        double actual = facilities / totals.demandAreaSquareMetres() * SQUARE_METRES_PER_KM2;
        List<StandardRow> ofThatLand = value.rows().stream()
                .filter(row -> demandLayer.equals(row.key()))
                .toList();
        for (StandardRow row : ofThatLand.isEmpty() ? value.rows() : ofThatLand) {
            double least = figure(row.from());
            double most = figure(row.to());
            boolean low = actual < least;
            boolean high = actual > most;
            String range = format(least) + "–" + format(most);
            findings.add(new Finding(
                    "density",
                    row.key(),
                    low ? "fail" : high ? "warn" : "pass",
                    actual,
                    least,
                    most,
                    "1/km²",
                    new LocalizedText(
                            row.title().zh() + ":每 km² 需求用地 " + format(actual) + " 座,标准 " + range
                                    + (low ? ",偏低" : high ? ",偏高" : ",符合"),
                            row.title().en() + ": " + format(actual) + " per km² of demand area, standard " + range
                                    + (low ? ": below" : high ? ": above" : ": within")),
                    row.source().text(),
                    row.source().mark().code()));
        }
    }

    static double figure(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    static String format(double figure) {
        return figure == Math.rint(figure)
                ? String.format(Locale.ROOT, "%.0f", figure)
                : String.format(Locale.ROOT, "%.2f", figure);
    }
}
