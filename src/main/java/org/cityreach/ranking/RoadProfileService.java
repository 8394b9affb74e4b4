package org.cityreach.ranking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Note;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicators;
import org.cityreach.cases.Period;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.job.Progress;
import org.cityreach.ranking.RoadProfile.Award;
import org.cityreach.ranking.RoadProfile.BeforeAfter;
import org.cityreach.ranking.RoadProfile.Comparison;
import org.cityreach.ranking.RoadProfile.Road;
import org.cityreach.ranking.RoadProfile.Segment;
import org.cityreach.ranking.algorithm.RateRatio;
import org.cityreach.ranking.algorithm.RoadLocator;
import org.cityreach.ranking.algorithm.RoadSegments;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Cases along roads: snapped to the nearest road within a buffer ({@link RoadLocator}), counted by segment, and
 * compared before and after the road's award. Exact; planar in the metric system of the cases. Safe for use by
 * many threads.
 */
@Service
public class RoadProfileService {

    /** The most segments of one question. */
    static final int MOST_SEGMENTS = 200_000;

    private static final String AWARD_DATE = "awardDate";

    private final Snapshots snapshots;
    private final ZoneId zone;

    public RoadProfileService(Snapshots snapshots, CityProperties city) {
        this.snapshots = snapshots;
        this.zone = ZoneId.of(city.zone());
    }

    public RoadProfile compute(RoadProfileRequest request, Progress progress) {
        return new Run(request, new Sources(snapshots)).compute(progress);
    }

    private final class Run {
        private final RoadProfileRequest request;
        private final Sources sources;
        private final CaseIndex index;
        private final LayerSnapshot snapshot;
        private final List<Roads.Road> roads;
        private final Period period;
        private final boolean always;
        private final @Nullable Period covered;

        /** By road: its cases of all times whose moment is known; then the cases of the period by segment. */
        private final List<List<Sighting>> sightings = new ArrayList<>();

        private final List<long[]> bySegment = new ArrayList<>();
        private long away;

        Run(RoadProfileRequest request, Sources sources) {
            this.request = request;
            this.sources = sources;
            CaseQuestion cases = request.cases();
            index = cases.index();
            snapshot = sources.get(request.roads(), "roads");
            roads = Roads.read(request.roads(), "roads", index.metricCrs(), sources);
            period = Indicators.closedPeriod(cases);
            always = cases.filter().period().equals(Period.ALWAYS);
            covered = covered();
            long segments = 0;
            for (Roads.Road road : roads) {
                int count = segments(road).count();
                segments += count;
                if (segments > MOST_SEGMENTS) {
                    throw Fault.tooLarge(
                            "too-many-segments",
                            "segments of " + request.segmentMetres() + " m are more than " + MOST_SEGMENTS);
                }
                sightings.add(new ArrayList<>());
                bySegment.add(new long[count]);
            }
        }

        private RoadSegments segments(Roads.Road road) {
            return new RoadSegments(road.line().lengthMetres(), request.segmentMetres());
        }

        /** Whole days of the city, of all cases whatever the filter: a day without a chosen case is covered too. */
        private @Nullable Period covered() {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int row = 0; row < index.size(); row++) {
                long reported = index.moment(CaseMoment.REPORTED, row);
                if (reported != CaseIndex.NEVER) {
                    first = Math.min(first, reported);
                    last = Math.max(last, reported);
                }
            }
            return first > last
                    ? null
                    : new Period(
                            CalendarMonths.start(day(first), zone),
                            CalendarMonths.start(day(last).plusDays(1), zone));
        }

        private LocalDate day(long millis) {
            return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
        }

        RoadProfile compute(Progress progress) {
            CaseFilter filter = request.cases().filter();
            int[] rows = index.rows(filter.in(Period.ALWAYS));
            double[] xs = Arrays.stream(rows).mapToDouble(index::easting).toArray();
            double[] ys = Arrays.stream(rows).mapToDouble(index::northing).toArray();
            RoadLocator locator =
                    new RoadLocator(roads.stream().map(Roads.Road::line).toList(), request.bufferMetres());
            RoadLocator.Located located = locator.locate(xs, ys, progress.between(0, 0.7));
            long[] elsewhere = count(rows, located);
            progress.report(0.7, "comparing-roads");
            AwardEffect effect = new AwardEffect(covered, zone, request.awardWindowDays(), elsewhere);
            CrsTransform toDegrees = CrsTransform.between(index.metricCrs(), Crs.CRS84);
            List<Road> result = new ArrayList<>();
            for (int road = 0; road < roads.size(); road++) {
                progress.checkCancelled();
                result.add(road(road, effect, toDegrees));
            }
            result.sort(Comparator.comparingDouble((Road road) -> -perKm(road)).thenComparing(Road::id));
            List<Segment> segments =
                    result.stream().flatMap(road -> road.segments().stream()).toList();
            return new RoadProfile(period, covered, result, segments, worst(segments), away, versions(), notes(result));
        }

        private static double perKm(Road road) {
            return Double.isNaN(road.perKm()) ? 0 : road.perKm();
        }

        /** Counts the cases of roads; gives the moments of those on none, ascending. */
        private long[] count(int[] rows, RoadLocator.Located located) {
            List<Long> elsewhere = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                long reported = index.moment(CaseMoment.REPORTED, rows[i]);
                boolean known = reported != CaseIndex.NEVER;
                boolean shown = known ? always || period.holds(reported) : always;
                int road = located.roads()[i];
                if (road == RoadLocator.NONE) {
                    away += shown ? 1 : 0;
                    if (known) {
                        elsewhere.add(reported);
                    }
                    continue;
                }
                int segment = segments(roads.get(road)).at(located.measures()[i]);
                if (known) {
                    sightings.get(road).add(new Sighting(reported, segment));
                }
                if (shown) {
                    bySegment.get(road)[segment]++;
                }
            }
            return sorted(elsewhere);
        }

        private static long[] sorted(List<Long> moments) {
            return moments.stream().mapToLong(Long::longValue).sorted().toArray();
        }

        private Road road(int number, AwardEffect effect, CrsTransform toDegrees) {
            Roads.Road road = roads.get(number);
            LocalDate award = awardDate(road.row());
            List<Sighting> seen = sightings.get(number);
            Award compare = effect.of(
                    award, sorted(seen.stream().map(Sighting::reported).toList()));
            RoadSegments cut = segments(road);
            long cases = Arrays.stream(bySegment.get(number)).sum();
            long[] before =
                    bySegment(seen, compare == null ? null : compare.before().period(), cut.count());
            long[] after =
                    bySegment(seen, compare == null ? null : compare.after().period(), cut.count());
            long[] compared = bySegment(seen, isComparable() ? request.comparePeriod() : null, cut.count());
            List<Segment> segments = new ArrayList<>();
            for (int i = 0; i < cut.count(); i++) {
                segments.add(new Segment(
                        road.id(),
                        road.name(),
                        i,
                        cut.fromMetres(i),
                        cut.toMetres(i),
                        bySegment.get(number)[i],
                        compare == null ? null : new BeforeAfter(before[i], after[i]),
                        isComparable() ? compared[i] : null,
                        toDegrees.apply(road.line().between(cut.fromMetres(i), cut.toMetres(i)))));
            }
            return new Road(
                    road.id(),
                    road.name(),
                    road.line().lengthMetres(),
                    cases,
                    award,
                    compare,
                    AwardEffect.verdict(award, compare),
                    comparison(Arrays.stream(compared).sum(), cases),
                    segments);
        }

        /** Zeros where there is no period to count in. */
        private static long[] bySegment(List<Sighting> seen, @Nullable Period in, int segments) {
            long[] counts = new long[segments];
            for (Sighting one : seen) {
                if (in != null && in.holds(one.reported())) {
                    counts[one.segment()]++;
                }
            }
            return counts;
        }

        private boolean isComparable() {
            Period other = request.comparePeriod();
            return other != null && other.from() < other.to() && period.from() < period.to();
        }

        private @Nullable Comparison comparison(long compared, long cases) {
            Period other = request.comparePeriod();
            if (other == null || !isComparable()) {
                return null;
            }
            return new Comparison(
                    compared, RateRatio.of(compared, AwardEffect.days(other), cases, AwardEffect.days(period)));
        }

        private @Nullable LocalDate awardDate(int row) {
            if (snapshot.layer().findProperty(AWARD_DATE).isEmpty()) {
                return null;
            }
            Object value = snapshot.value(row, AWARD_DATE);
            return value instanceof LocalDate date
                    ? date
                    : value instanceof Instant at ? at.atZone(zone).toLocalDate() : null;
        }

        private List<Segment> worst(List<Segment> segments) {
            return segments.stream()
                    .filter(segment -> segment.cases() > 0)
                    .sorted(Comparator.comparingLong(Segment::cases)
                            .thenComparingDouble(Segment::perKm)
                            .reversed()
                            .thenComparing(Segment::road)
                            .thenComparingInt(Segment::number))
                    .limit(request.worst())
                    .toList();
        }

        private Map<String, Long> versions() {
            Map<String, Long> versions = new LinkedHashMap<>();
            versions.put(index.layer().id(), index.version());
            versions.putAll(sources.versions());
            return versions;
        }

        private List<Note> notes(List<Road> result) {
            List<Note> notes = new ArrayList<>();
            if (result.isEmpty()) {
                notes.add(Note.of("no-roads", "所选范围内没有道路", "there are no roads in what was selected"));
            }
            if (index.count(request.cases().filter()) == 0) {
                notes.add(Note.of("no-cases", "没有符合条件的案件", "no case is selected"));
            }
            long drawn = roads.stream().filter(Roads.Road::asDrawn).count();
            if (drawn > 0) {
                notes.add(
                        Note.of(
                                "begin-as-drawn",
                                drawn + " 条道路查不到起点道路,里程从绘制起点算起",
                                drawn
                                        + " roads are measured from where their drawing begins: the road they begin at was not found"));
            }
            if (result.stream().anyMatch(road -> road.award() != null)) {
                notes.add(Note.of(
                        "before-and-after",
                        "前后对比只说明变化,不说明原因;可与 elsewhere(其余各处同期)对照。区间假定案件为泊松分布,成批出现时偏窄",
                        "before and after tell of a change, not of its cause; hold it against elsewhere, the rest of the"
                                + " city in the same days. The interval takes counts as Poisson; where cases come"
                                + " in bursts it is too narrow"));
            }
            return notes;
        }
    }

    /** A case on a road: when it was reported and in which segment it lies. */
    private record Sighting(long reported, int segment) {}
}
