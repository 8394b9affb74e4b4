package org.cityreach.ranking;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Indicator.Better;
import org.cityreach.cases.IndicatorTable;
import org.cityreach.cases.Indicators;
import org.cityreach.cases.Period;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.ranking.RankingResult.Figure;
import org.cityreach.ranking.RankingResult.Figures;
import org.cityreach.ranking.RankingResult.Row;
import org.cityreach.ranking.RankingResult.Trend;
import org.cityreach.ranking.algorithm.Ranks;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Ranks areas, units or roads by indicators over a period and the one before it. All figures are exact
 * ({@link Indicators}). Rank 1 has the figure that is better by the indicator, the highest where neither direction
 * is; equal figures share a rank. Rows of equal rank stand in the order of their groups. Squares and hexagons that
 * the program makes are nobody's area: those in which no case counts in either period are left out of rows, workload and
 * trend and are told in a note, while an area, unit or road without a case is ranked. Safe for use by many threads.
 */
@Service
public class RankingService {

    /** Figures of the trend at most; beyond, only the first rows have a line. */
    static final int MOST_TREND_ENTRIES = 20_000;

    private static final double NOTHING = Double.NaN;

    private final Snapshots snapshots;
    private final Divisions divisions;
    private final ZoneId zone;

    public RankingService(Snapshots snapshots, Divisions divisions, CityProperties city) {
        this.snapshots = snapshots;
        this.divisions = divisions;
        this.zone = ZoneId.of(city.zone());
    }

    public RankingResult compute(RankingRequest request, Progress progress) {
        Sources sources = new Sources(snapshots);
        CaseQuestion question = request.cases();
        RankedGroups groups = new GroupReader(divisions, sources, question)
                .read(
                        request.by(),
                        request.indicators().contains(Indicator.CASES_PER_1000_RESIDENTS),
                        progress.between(0, 0.3));
        Set<Indicator> wanted = EnumSet.of(Indicator.CASES);
        wanted.addAll(request.indicators());
        IndicatorTable now = Indicators.compute(question, groups.cases(), wanted, progress.between(0.3, 0.6));
        if (!now.has(request.sortBy())) {
            throw Fault.invalid(
                    "indicator-not-available",
                    "sortBy",
                    request.sortBy().id(),
                    String.join(
                            ", ",
                            wanted.stream().filter(now::has).map(Indicator::id).toList()));
        }
        Period compared = comparePeriod(request);
        IndicatorTable before = compared == null
                ? null
                : Indicators.compute(
                        new CaseQuestion(question.index(), question.filter().in(compared)),
                        groups.cases(),
                        wanted,
                        progress.between(0.6, 0.9));
        progress.report(0.9, "ranking");
        return new Assembly(request, groups, now, before).result(sources);
    }

    private @Nullable Period comparePeriod(RankingRequest request) {
        Period period = request.cases().filter().period();
        boolean closed = period.from() > Long.MIN_VALUE + 1 && period.to() < Long.MAX_VALUE;
        return request.comparePeriod() != null || !closed
                ? request.comparePeriod()
                : CalendarMonths.before(period, zone);
    }

    /** Puts tables together to a result. */
    private final class Assembly {
        private final RankingRequest request;
        private final RankedGroups groups;
        private final IndicatorTable now;
        private final @Nullable IndicatorTable before;
        private final List<Indicator> indicators;

        Assembly(RankingRequest request, RankedGroups groups, IndicatorTable now, @Nullable IndicatorTable before) {
            this.request = request;
            this.groups = groups;
            this.now = now;
            this.before = before;
            this.indicators =
                    request.indicators().stream().filter(now::has).sorted().toList();
        }

        RankingResult result(Sources sources) {
            int[] ranks = ranks(now);
            int[] ranksBefore = before == null ? new int[ranks.length] : ranks(before);
            int[] order = IntStream.range(0, ranks.length)
                    .filter(group -> !isLeftOut(group))
                    .boxed()
                    .sorted(Comparator.comparingInt(group -> ranks[group] == 0 ? Integer.MAX_VALUE : ranks[group]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Row> rows = new ArrayList<>();
            for (int group : order) {
                RankedGroups.Group one = groups.list().get(group);
                boolean small = now.basis(request.sortBy(), group) < Indicator.SMALL;
                rows.add(new Row(
                        one.id(), one.name(), one.title(), figures(group), ranks[group], ranksBefore[group], small));
            }
            List<String> ids =
                    groups.list().stream().map(RankedGroups.Group::id).toList();
            Trend trend = new TrendReader(request.cases(), now.period(), zone)
                    .read(groups.cases().groupOfRow(), ids, order, MOST_TREND_ENTRIES);
            List<Indicator> missing = request.indicators().stream()
                    .filter(indicator -> !now.has(indicator))
                    .sorted()
                    .toList();
            return new RankingResult(
                    now.period(),
                    before == null ? null : before.period(),
                    request.sortBy(),
                    indicators,
                    missing,
                    rows,
                    figures(now.total()),
                    figures(now.none()),
                    trend,
                    WorkloadReader.of(groups, order, now),
                    versions(sources),
                    notes(rows, missing, trend));
        }

        /** A made square or hexagon in which no case counts, in no figure of either period. */
        private boolean isLeftOut(int group) {
            return request.by() instanceof RankBy.Areas areas
                    && !(areas.choice() instanceof DivisionChoice.Features)
                    && isEmpty(now, group)
                    && (before == null || isEmpty(before, group));
        }

        private boolean isEmpty(IndicatorTable table, int group) {
            return table.basis(Indicator.CASES, group) == 0
                    && indicators.stream().allMatch(indicator -> table.basis(indicator, group) == 0);
        }

        /** 0 for groups that are left out, so that nobody's squares push a row back. */
        private int[] ranks(IndicatorTable table) {
            double[] values = IntStream.range(0, table.groups())
                    .mapToDouble(group -> isLeftOut(group) ? NOTHING : table.value(request.sortBy(), group))
                    .toArray();
            return Ranks.of(values, request.sortBy().better() != Better.LOWER);
        }

        private Figures figures(int row) {
            return new Figures(indicators.stream()
                    .map(indicator -> new Figure(
                            indicator,
                            now.value(indicator, row),
                            before == null ? NOTHING : before.value(indicator, row),
                            now.low(indicator, row),
                            now.high(indicator, row),
                            now.basis(indicator, row)))
                    .toList());
        }

        private Map<String, Long> versions(Sources sources) {
            Map<String, Long> versions = new LinkedHashMap<>();
            versions.put(
                    request.cases().index().layer().id(),
                    request.cases().index().version());
            versions.putAll(sources.versions());
            return versions;
        }

        private List<Note> notes(List<Row> rows, List<Indicator> missing, Trend trend) {
            List<Note> notes = new ArrayList<>();
            if (now.basis(Indicator.CASES, now.total()) == 0) {
                notes.add(Note.of("no-cases", "本期没有符合条件的案件", "no case of the period is selected"));
            }
            if (rows.isEmpty()) {
                notes.add(Note.of("no-rows", "没有可排名的对象", "there is nothing to rank"));
            }
            long outside = now.basis(Indicator.CASES, now.none());
            if (outside > 0) {
                notes.add(Note.of(
                        "cases-in-no-row",
                        "本期有 " + outside + " 件不属于任何一行,只计入合计",
                        outside + " cases of the period belong to no row and count in the totals only"));
            }
            int leftOut = groups.list().size() - rows.size();
            if (leftOut > 0) {
                notes.add(Note.of(
                        "empty-cells-left-out",
                        leftOut + " 个方格或六边形在本期和上期都没有案件,不参加排名",
                        leftOut + " squares or hexagons without a case in either period are not ranked"));
            }
            if (before == null) {
                notes.add(Note.of(
                        "no-period-before",
                        "时段两端未都给定,没有可比的上期",
                        "the period has an open end, so there is none before it to compare with"));
            }
            if (!missing.isEmpty()) {
                String ids =
                        String.join(", ", missing.stream().map(Indicator::id).toList());
                notes.add(Note.of(
                        "indicators-not-available",
                        "数据缺少所需属性或口径,未计算:" + ids,
                        "not computed, as the data lack what they need: " + ids));
            }
            if (groups.residentsOf() != null) {
                notes.add(Note.of(
                        "residents-counted",
                        "人口按图层 " + groups.residentsOf() + " 的要素内点汇总",
                        "residents are those of " + groups.residentsOf()
                                + ", each feature where an inner point of it lies"));
            }
            long small = rows.stream().filter(Row::small).count();
            if (small > 0) {
                notes.add(Note.of(
                        "small-numbers",
                        small + " 行的排名指标由不足 " + Indicator.SMALL + " 件案件算得,偶然波动大",
                        small + " rows are ranked by a figure made from fewer than " + Indicator.SMALL
                                + " cases; chance moves it much"));
            }
            if (trend.lines().size() - 1 < rows.size()) {
                notes.add(Note.of(
                        "trend-shortened",
                        "趋势只含排名前 " + (trend.lines().size() - 1) + " 行",
                        "the trend has the first " + (trend.lines().size() - 1) + " rows only"));
            }
            return notes;
        }
    }
}
