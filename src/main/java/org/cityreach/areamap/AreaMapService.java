package org.cityreach.areamap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Selection;
import org.cityreach.analysis.Sources;
import org.cityreach.areamap.AreaMapQuestion.ResidentsChoice;
import org.cityreach.cases.AreaCounts;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.IndicatorGroups;
import org.cityreach.cases.IndicatorTable;
import org.cityreach.cases.Indicators;
import org.cityreach.fault.Fault;
import org.cityreach.grid.Division;
import org.cityreach.grid.Divisions;
import org.cityreach.grid.Residents;
import org.cityreach.job.Progress;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.style.Styles;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Figures of cases by area, classed. Reads each collection at one version; the same question on the same versions gives
 * the same answer. A fishnet or hexagons cover the places of all cases of the collection, whatever the filter,
 * so that areas stay the same while it changes. Safe for use by many threads.
 */
@Service
public class AreaMapService {

    private final Snapshots snapshots;
    private final Divisions divisions;
    private final AreaColours colours;

    public AreaMapService(Snapshots snapshots, Divisions divisions, Styles styles) {
        this.snapshots = snapshots;
        this.divisions = divisions;
        this.colours = AreaColours.of(styles.get("choropleth"));
    }

    /**
     * A question with its areas at their present version: what {@link #compute} answers.
     *
     * @param residentsVersion of the collection that people are counted in, 0 where none is needed
     */
    public record Prepared(AreaMapQuestion question, Division division, long residentsVersion, Sources sources) {}

    /** Reads the areas, which is quick where they are as they were. */
    public Prepared prepare(AreaMapQuestion question) {
        CaseIndex index = question.cases().index();
        Sources sources = new Sources(snapshots);
        Division division = divisions.get(question.by(), "by", sources, index.metricCrs(), index.bounds());
        boolean counted = question.indicator() == Indicator.CASES_PER_1000_RESIDENTS && question.residents() == null;
        return new Prepared(question, division, counted ? Residents.version(division, sources) : 0, sources);
    }

    public AreaMap compute(Prepared prepared, Progress progress) {
        AreaMapQuestion question = prepared.question();
        CaseIndex index = question.cases().index();
        Sources sources = prepared.sources();
        Division division = prepared.division();
        Residents residents = residents(question, division, sources);
        progress.report(0.2, "locating-cases");
        IndicatorGroups groups = groups(index, division, residents, progress);
        progress.report(0.6, "counting");
        Indicator indicator = question.indicator();
        IndicatorTable table =
                Indicators.compute(question.cases(), groups, EnumSet.of(indicator, Indicator.CASES), progress);
        if (!table.has(indicator)) {
            throw Fault.invalid("indicator-not-available", "indicator", indicator.id(), missing(indicator));
        }
        double[] values = new double[division.size()];
        long[] bases = new long[values.length];
        long cases = 0;
        for (int area = 0; area < values.length; area++) {
            values[area] = table.value(indicator, area);
            bases[area] = table.basis(indicator, area);
            cases += table.basis(Indicator.CASES, area);
        }
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        double[] limits = question.classes().limits(sorted);
        progress.report(0.9, "classing");
        long outside = table.basis(Indicator.CASES, table.none());
        return new AreaMap(
                division,
                indicator,
                question.classes(),
                values,
                bases,
                limits,
                cases,
                outside,
                colours,
                versions(index, sources),
                notes(question, division, residents, new Counted(cases, outside, sorted.length), limits.length + 1));
    }

    private static Map<String, Long> versions(CaseIndex index, Sources sources) {
        Map<String, Long> versions = new LinkedHashMap<>();
        versions.put(index.layer().id(), index.version());
        versions.putAll(sources.versions());
        return versions;
    }

    private static String missing(Indicator indicator) {
        return switch (indicator) {
            case CASES_PER_KM -> "an indicator of areas; this one needs roads";
            case CASES_PER_1000_RESIDENTS ->
                "areas with the property " + Residents.PROPERTY + ", or residents {collection, property}";
            default -> "an indicator that the collection has the dates or properties for";
        };
    }

    private static @Nullable Residents residents(AreaMapQuestion question, Division division, Sources sources) {
        if (question.indicator() != Indicator.CASES_PER_1000_RESIDENTS) {
            return null;
        }
        ResidentsChoice choice = question.residents();
        return choice == null
                ? Residents.find(division, sources)
                : Residents.of(division, sources, Selection.all(choice.collection()), choice.property());
    }

    private static IndicatorGroups groups(
            CaseIndex index, Division division, @Nullable Residents residents, Progress progress) {
        int[] areaOfRow = AreaCounts.areasOfRows(index, division::locate, progress);
        double[] squareKilometres = new double[division.size()];
        Arrays.setAll(squareKilometres, division::areaSquareKilometres);
        return new IndicatorGroups(
                areaOfRow, division.size(), squareKilometres, residents == null ? null : residents.byArea(), null);
    }

    /**
     * What was found.
     *
     * @param cases in areas
     * @param outside cases in none
     * @param figures areas that have a figure
     */
    private record Counted(long cases, long outside, int figures) {}

    private static List<Note> notes(
            AreaMapQuestion question, Division division, @Nullable Residents residents, Counted counted, int classes) {
        List<Note> notes = new ArrayList<>();
        if (counted.cases() + counted.outside() == 0) {
            notes.add(Note.of("no-cases", "没有符合条件的案件", "No case is selected"));
        }
        if (counted.outside() > 0) {
            notes.add(Note.of(
                    "cases-in-no-area",
                    counted.outside() + " 件案件没有位置或不在任何区域内,未计入",
                    counted.outside() + " cases have no place or lie in no area and were left out"));
        }
        int wanted = question.classes().wanted();
        if (division.size() == 0) {
            notes.add(Note.of("no-areas", "没有区域可统计", "There are no areas to count in"));
        } else if (counted.figures() == 0) {
            notes.add(Note.of("no-figures", "所有区域都没有数值", "No area has a figure"));
        } else if (classes < wanted) {
            notes.add(Note.of(
                    "fewer-classes",
                    "不同的数值太少,只能分为 " + classes + " 级(要求 " + wanted + " 级)",
                    "Too few different figures: " + classes + " classes instead of " + wanted));
        }
        if (division.leftOut() > 0) {
            notes.add(Note.of(
                    "areas-left-out",
                    division.leftOut() + " 个区域没有几何或离城市太远,未计入",
                    division.leftOut() + " areas have no geometry or lie too far from the city and were left out"));
        }
        if (residents != null && residents.collection() != null) {
            notes.add(Note.of(
                    "residents-by-inner-point",
                    "人口按 " + residents.collection() + " 各要素内点所在区域整体计入",
                    "Residents are those of " + residents.collection()
                            + ", each feature counted where an inner point of it lies"));
        }
        return notes;
    }
}
