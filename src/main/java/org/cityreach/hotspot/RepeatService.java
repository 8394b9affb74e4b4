package org.cityreach.hotspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.RepeatCases;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.layer.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Service;

/**
 * Answers where the same thing recurs, by the rule of {@link RepeatCases}: groups of cases of one category that links
 * within some metres and days join. Locations come largest first, then by the last case, the latest first, then by the
 * first member's id. The same question on the same version gives the same answer. Safe for use by many threads.
 */
@Service
public class RepeatService {

    private final Wording wording;

    public RepeatService(CaseInputs cases) {
        this.wording = new Wording(cases.zone());
    }

    public RepeatResult compute(RepeatRequest request, Progress progress) {
        progress.report(0, "reading-layers");
        CaseIndex index = request.question().index();
        int[] rows = index.rows(request.question().filter());
        RepeatCases repeats = RepeatCases.compute(index, rows, request.rule(), progress.between(0.1, 0.8));
        progress.report(0.8, "describing-locations");
        List<int[]> groups = groups(repeats, rows, request.minCases());
        List<RepeatResult.Location> locations = new ArrayList<>();
        groups.sort(Comparator.comparingInt((int[] group) -> -group.length)
                .thenComparing(group -> -index.moment(CaseMoment.REPORTED, group[group.length - 1]))
                .thenComparing(group -> index.id(group[0])));
        for (int[] group : groups.subList(0, Math.min(request.limit(), groups.size()))) {
            progress.checkCancelled();
            locations.add(location(index, group));
        }
        RepeatResult.Summary summary = summary(request, repeats, groups);
        return new RepeatResult(
                locations,
                summary,
                reading(request, summary),
                notes(request, summary, locations),
                Map.of(index.layer().id(), index.version()));
    }

    /** The rows of each group of at least that size, by moment of report, then id. */
    private static List<int[]> groups(RepeatCases repeats, int[] rows, int minCases) {
        Map<Integer, int[]> members = new LinkedHashMap<>();
        int[] filled = new int[rows.length];
        for (int place = 0; place < rows.length; place++) {
            if (repeats.groupSize(place) >= minCases) {
                int group = repeats.group(place);
                int size = repeats.groupSize(place);
                members.computeIfAbsent(group, first -> new int[size])[filled[group]++] = rows[place];
            }
        }
        return new ArrayList<>(members.values());
    }

    private RepeatResult.Location location(CaseIndex index, int[] unordered) {
        int[] rows = ordered(index, unordered);
        double x = Arrays.stream(rows).mapToDouble(index::easting).average().orElseThrow();
        double y = Arrays.stream(rows).mapToDouble(index::northing).average().orElseThrow();
        double spread = Arrays.stream(rows)
                .mapToDouble(row -> Math.hypot(index.easting(row) - x, index.northing(row) - y))
                .max()
                .orElseThrow();
        int category = index.code(CaseAttribute.CATEGORY, rows[0]);
        String value = category < 0 ? null : index.value(CaseAttribute.CATEGORY, category);
        return new RepeatResult.Location(
                value,
                title(value),
                rows.length,
                Instant.ofEpochMilli(index.moment(CaseMoment.REPORTED, rows[0])),
                Instant.ofEpochMilli(index.moment(CaseMoment.REPORTED, rows[rows.length - 1])),
                CrsTransform.between(index.metricCrs(), Crs.CRS84).apply(new Coordinate(x, y)),
                spread,
                statuses(index, rows),
                Arrays.stream(rows)
                        .limit(RepeatResult.MOST_MEMBERS)
                        .mapToObj(index::id)
                        .toList());
    }

    private @Nullable LocalizedText title(@Nullable String category) {
        return category == null || category.isBlank() ? null : wording.title(category);
    }

    private static int[] ordered(CaseIndex index, int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingLong((Integer row) -> index.moment(CaseMoment.REPORTED, row))
                        .thenComparing(index::id))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Map<String, Integer> statuses(CaseIndex index, int[] rows) {
        Map<String, Integer> counts = new HashMap<>();
        for (int row : rows) {
            int code = index.code(CaseAttribute.STATUS, row);
            if (code >= 0) {
                counts.merge(index.value(CaseAttribute.STATUS, code), 1, Integer::sum);
            }
        }
        Map<String, Integer> ordered = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(ordered);
    }

    private static RepeatResult.Summary summary(RepeatRequest request, RepeatCases repeats, List<int[]> groups) {
        int countable = 0;
        int repeated = 0;
        for (int place = 0; place < repeats.size(); place++) {
            countable += repeats.isCountable(place) ? 1 : 0;
            repeated += repeats.isRepeated(place) ? 1 : 0;
        }
        return new RepeatResult.Summary(
                repeats.size(),
                countable,
                repeated,
                groups.size(),
                groups.stream().mapToInt(group -> group.length).sum(),
                request.rule().withinMetres(),
                request.rule().withinDays(),
                request.minCases());
    }

    private LocalizedText reading(RepeatRequest request, RepeatResult.Summary summary) {
        LocalizedText period = wording.period(request.question().filter());
        LocalizedText what = wording.cases(request.question());
        if (summary.countable() == 0) {
            return new LocalizedText(
                    period.zh() + "没有可判断是否重复的" + what.zh() + "。",
                    period.en() + ": there are no " + what.en() + " that could be repeated.");
        }
        return new LocalizedText(
                "%s%s有 %d 处反复发生(%s 米、%s 天内同类至少 %d 件),共 %d 件;重复率 %.1f %%。"
                        .formatted(
                                period.zh(),
                                what.zh(),
                                summary.locations(),
                                plain(summary.withinMetres()),
                                plain(summary.withinDays()),
                                summary.minCases(),
                                summary.inLocations(),
                                100 * summary.repeatRate()),
                "%s: %s recur in %d places (at least %d of one category within %s m and %s days), %d cases; %.1f %% of all are repeated."
                        .formatted(
                                period.en(),
                                what.en(),
                                summary.locations(),
                                summary.minCases(),
                                plain(summary.withinMetres()),
                                plain(summary.withinDays()),
                                summary.inLocations(),
                                100 * summary.repeatRate()));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static List<Note> notes(
            RepeatRequest request, RepeatResult.Summary summary, List<RepeatResult.Location> locations) {
        Notes notes = new Notes();
        if (summary.cases() == 0) {
            notes.add("no-cases", "没有所选条件的案件", "No case is selected");
        }
        notes.addCount(
                summary.cases() - summary.countable(),
                "cases-not-countable",
                "个案件没有位置、上报时间或类别,不参与判断",
                "cases lack a place, a moment of report or a category and were left out");
        if (request.question()
                .index()
                .layer()
                .findProperty(CaseAttribute.CATEGORY.property())
                .isEmpty()) {
            notes.add("no-categories", "该图层没有类别,所有案件视为同类", "The collection has no categories: all count as one");
        }
        if (summary.locations() == 0 && summary.countable() > 0) {
            notes.add("no-repeats", "没有反复发生的地点", "Nothing recurs in one place often enough");
        }
        if (locations.size() < summary.locations()) {
            notes.add(
                    "locations-left-out",
                    "共 " + summary.locations() + " 处,只列出最多案件的 " + locations.size() + " 处",
                    "Of " + summary.locations() + " places the " + locations.size() + " with most cases are told");
        }
        return notes.list();
    }
}
