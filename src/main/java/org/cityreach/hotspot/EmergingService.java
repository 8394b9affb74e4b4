package org.cityreach.hotspot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.fault.Fault;
import org.cityreach.grid.Division;
import org.cityreach.grid.Divisions;
import org.cityreach.hotspot.algorithm.EmergingPattern;
import org.cityreach.hotspot.algorithm.FalseDiscovery;
import org.cityreach.hotspot.algorithm.HotState;
import org.cityreach.hotspot.algorithm.MannKendall;
import org.cityreach.hotspot.algorithm.Normal;
import org.cityreach.hotspot.algorithm.SpaceTimeGetisOrd;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers where cases come to gather, keep gathering or cease to: a cube of areas and steps of time, Gi* of each area
 * at each step, the trend of its z, and a pattern named by the rules of docs/emerging-hotspots.md. The same question on the
 * same versions gives the same answer, bit for bit. Safe for use by many threads.
 */
@Service
public class EmergingService {

    /** The most values of a cube, areas times steps: two arrays of 80 MB. */
    static final long MOST_VALUES = 10_000_000;

    /** The normal distribution is a fair one for trends from here on. */
    static final int FEW_STEPS = 10;

    private final Snapshots snapshots;
    private final Divisions divisions;
    private final CaseInputs cases;
    private final Wording wording;

    public EmergingService(Snapshots snapshots, Divisions divisions, CaseInputs cases) {
        this.snapshots = snapshots;
        this.divisions = divisions;
        this.cases = cases;
        this.wording = new Wording(cases.zone());
    }

    /** The answer; faults name the input as {@code by.collection} or {@code stepDays}. */
    public EmergingResult compute(EmergingRequest request, Progress progress) {
        progress.report(0, "reading-layers");
        CaseQuestion question = request.question();
        Sources sources = new Sources(snapshots);
        Division division =
                divisions.get(request.by(), "by", sources, question.index().metricCrs(), CaseCounts.extent(question));
        Map<String, Long> versions = new LinkedHashMap<>();
        versions.put(question.index().layer().id(), question.index().version());
        versions.putAll(sources.versions());
        TimeSteps steps = TimeSteps.of(question, request.steps().days(), cases.zone());
        Areas areas = Areas.of(division);
        Surroundings surroundings = Surroundings.of(request.rule(), areas, progress.between(0, 0.2));
        Notes notes = new Notes();
        notes.addAreas(areas, surroundings.neighbours());
        if (steps == null) {
            notes.add("no-cases", "没有所选条件的案件,无法划分时间", "No case is selected, so there is no time to cut");
            return nothing(request, areas, surroundings, notes, versions);
        }
        requireFits((long) areas.size() * steps.count());
        CaseCounts counts = CaseCounts.compute(question, division, steps.borderMillis(), progress.between(0.2, 0.5));
        addNotes(notes, areas, surroundings, counts, steps);
        double[][] z = areas.size() == 0
                ? new double[steps.count()][0]
                : SpaceTimeGetisOrd.compute(
                        counts.counts(),
                        surroundings.neighbours(),
                        request.steps().before(),
                        progress.between(0.5, 0.7));
        progress.report(0.7, "finding-patterns");
        return tell(request, new Cube(areas, surroundings, counts, steps, z), notes, versions, progress);
    }

    /** What was counted and computed, by step, then by area. */
    private record Cube(Areas areas, Surroundings surroundings, CaseCounts counts, TimeSteps steps, double[][] z) {

        double[] series(int area) {
            double[] series = new double[z.length];
            for (int step = 0; step < series.length; step++) {
                series[step] = z[step][area];
            }
            return series;
        }

        long cases(int area) {
            double sum = 0;
            for (double[] step : counts.counts()) {
                sum += step[area];
            }
            return (long) sum;
        }

        /** Hot, cold or neither, by step, then by area. */
        int[][] states(boolean corrected) {
            int places = areas.size();
            double[] p = new double[z.length * places];
            IntStream.range(0, z.length).parallel().forEach(step -> {
                for (int i = 0; i < places; i++) {
                    p[step * places + i] = Normal.twoSided(z[step][i]);
                }
            });
            double[] q = corrected ? FalseDiscovery.adjust(p) : p;
            int[][] states = new int[z.length][places];
            for (int step = 0; step < z.length; step++) {
                for (int i = 0; i < places; i++) {
                    states[step][i] =
                            HotState.of(z[step][i], q[step * places + i]).sign();
                }
            }
            return states;
        }
    }

    private static void requireFits(long values) {
        if (values > MOST_VALUES) {
            throw Fault.tooLarge(
                    "cube-too-large",
                    values + " areas times steps are more than " + MOST_VALUES
                            + "; larger areas, longer steps or a shorter period give fewer");
        }
    }

    private static void addNotes(
            Notes notes, Areas areas, Surroundings surroundings, CaseCounts counts, TimeSteps steps) {
        if (areas.size() > 0) {
            if (counts.total() == 0) {
                notes.add("no-cases", "所选条件下没有落在单元内的案件", "No selected case lies in an area");
            } else {
                double mean = (double) counts.total() / areas.size() / steps.count();
                notes.addFew(counts.total(), mean, surroundings.neighbours());
            }
        }
        if (steps.count() < FEW_STEPS) {
            notes.add(
                    "few-steps",
                    "只有 " + steps.count() + " 步,少于 " + FEW_STEPS + " 步,趋势仅供参考",
                    "Only " + steps.count() + " steps, fewer than " + FEW_STEPS + ": take the trends with care");
        }
        notes.addCount(
                counts.outOfTime(),
                "cases-before-first-step",
                "个案件早于第一个完整时间步,未计入",
                "cases lie before the first whole step and were left out");
    }

    private EmergingResult tell(
            EmergingRequest request, Cube cube, Notes notes, Map<String, Long> versions, Progress progress) {
        int[][] states = cube.states(request.corrected());
        EmergingResult.Area[] told = new EmergingResult.Area[cube.areas().size()];
        IntStream.range(0, told.length).parallel().forEach(area -> {
            progress.checkCancelled();
            told[area] = area(request, cube, states, area);
        });
        Map<EmergingPattern, Integer> patterns = patterns(List.of(told));
        CaseQuestion question = request.question();
        EmergingResult.Summary summary = summary(request, cube.areas(), cube.surroundings(), cube, patterns);
        LocalizedText reading = EmergingReading.tell(
                wording.period(question.filter()),
                wording.cases(question),
                Wording.afterNumber(cube.areas().title()),
                patterns,
                cube.steps());
        return new EmergingResult(List.of(told), summary, reading, notes.list(), versions);
    }

    private static EmergingResult.Area area(EmergingRequest request, Cube cube, int[][] states, int area) {
        double[] series = cube.series(area);
        int[] own = IntStream.range(0, series.length)
                .map(step -> states[step][area])
                .toArray();
        // The first steps have fewer before them, so that their z is not to be compared with the rest.
        int from = Math.min(request.steps().before(), series.length);
        MannKendall trend = series.length == 0 || Double.isNaN(series[0])
                ? MannKendall.of(new double[0])
                : MannKendall.of(series, from, series.length);
        return new EmergingResult.Area(
                cube.areas().ids().get(area),
                cube.areas().names().get(area),
                cube.areas().inDegrees(area),
                cube.cases(area),
                series,
                trend,
                EmergingPattern.of(own, trend));
    }

    private static Map<EmergingPattern, Integer> patterns(List<EmergingResult.Area> areas) {
        Map<EmergingPattern, Integer> patterns = new EnumMap<>(EmergingPattern.class);
        for (EmergingPattern pattern : EmergingPattern.values()) {
            patterns.put(pattern, 0);
        }
        areas.forEach(area -> patterns.merge(area.pattern(), 1, Integer::sum));
        return patterns;
    }

    private static EmergingResult.Summary summary(
            EmergingRequest request,
            Areas areas,
            Surroundings surroundings,
            @Nullable Cube cube,
            Map<EmergingPattern, Integer> patterns) {
        return new EmergingResult.Summary(
                areas.size(),
                patterns,
                cube == null ? List.of() : cube.steps().borders(),
                cube == null ? 0 : cube.steps().days(),
                request.steps().before(),
                cube == null ? 0 : cube.counts().total(),
                cube == null ? 0 : cube.counts().outside(),
                cube == null ? 0 : cube.counts().outOfTime(),
                surroundings.bandMetres(),
                surroundings.neighbours().meanCount(),
                areas.crs().code());
    }

    private EmergingResult nothing(
            EmergingRequest request, Areas areas, Surroundings surroundings, Notes notes, Map<String, Long> versions) {
        List<EmergingResult.Area> told = new ArrayList<>();
        for (int area = 0; area < areas.size(); area++) {
            told.add(new EmergingResult.Area(
                    areas.ids().get(area),
                    areas.names().get(area),
                    areas.inDegrees(area),
                    0,
                    new double[0],
                    MannKendall.of(new double[0]),
                    EmergingPattern.NONE));
        }
        CaseQuestion question = request.question();
        LocalizedText reading = new Reading(
                        wording.period(question.filter()), wording.cases(question), areas.title(), areas.size())
                .nothing();
        return new EmergingResult(
                told, summary(request, areas, surroundings, null, patterns(told)), reading, notes.list(), versions);
    }
}
