package org.cityreach.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseIndexes;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.cases.Period;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.ranking.RankingResult.Figure;
import org.cityreach.ranking.RankingResult.Figures;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Truth: SQL on PostGIS over the demo city, in {@link #FIGURES}. Counts and rates agree exactly, means and
 * densities to the rounding of a double.
 */
class DemoCityRankingTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static final CityProperties CITY = new CityProperties("Asia/Shanghai", null);
    private static final String MAY = "2026-05-01/2026-05-31";
    private static final String FROM = "'2026-05-01 00:00+08'::timestamptz";
    private static final String TO = "'2026-06-01 00:00+08'::timestamptz";

    private static final String YEAR = "2025-07-01/2026-06-30";
    private static final String YEAR_FROM = "'2025-07-01 00:00+08'::timestamptz";
    private static final String YEAR_TO = "'2026-07-01 00:00+08'::timestamptz";

    /** Of quotients of doubles; of means and densities. */
    private static final double RELATIVE = 1e-9;

    /** By road: PostGIS's circles are polygons of 64 segments a quarter, up to 1.5 mm short. */
    private static final double SWEPT_METRES = 0.5;

    /** One column an indicator of {@link #COMPARED}. */
    private static final String FIGURES = """
            count(*) filter (where c.reported >= $f and c.reported < $t),
            count(*) filter (where c.accepted >= $f and c.accepted < $t),
            count(*) filter (where c.filed >= $f and c.filed < $t),
            count(*) filter (where c.dispatched >= $f and c.dispatched < $t),
            count(*) filter (where c.resolved >= $f and c.resolved < $t),
            count(*) filter (where c.closed >= $f and c.closed < $t),
            count(*) filter (where c.due >= $f and c.due < $t),
            100.0::float8 * count(*) filter (where c.reported >= $f and c.reported < $t and c.filed < $t)
                / nullif(count(*) filter (where c.reported >= $f and c.reported < $t), 0),
            100.0::float8 * count(*) filter (where c.due >= $f and c.due < $t and c.closed < $t)
                / nullif(count(*) filter (where c.due >= $f and c.due < $t), 0),
            100.0::float8 * count(*) filter (where c.due >= $f and c.due < $t and c.closed <= c.due)
                / nullif(count(*) filter (where c.due >= $f and c.due < $t), 0),
            count(*) filter (where c.due >= $f and c.due < $t and (c.closed is null or c.closed > c.due)),
            count(*) filter (where c.due < $t and (c.closed is null or c.closed >= $t)),
            100.0::float8 * count(*) filter (where c.resolved >= $f and c.resolved < $t and c.rework::int > 0)
                / nullif(count(*) filter (where c.resolved >= $f and c.resolved < $t), 0),
            100.0::float8 * count(*) filter (where c.reported >= $f and c.reported < $t and exists (
                    select 1 from t_case o where o.category = c.category and o.id <> c.id
                        and o.reported >= $f and o.reported < $t and st_dwithin(o.geom, c.geom, 50)
                        and o.reported between c.reported - interval '30 days' and c.reported + interval '30 days'))
                / nullif(count(*) filter (where c.reported >= $f and c.reported < $t), 0),
            avg(extract(epoch from c.resolved - c.reported)::float8 / 3600)
                filter (where c.resolved >= $f and c.resolved < $t)""";

    private static final List<Indicator> COMPARED = List.of(
            Indicator.CASES,
            Indicator.ACCEPTED,
            Indicator.FILED,
            Indicator.DISPATCHED,
            Indicator.RESOLVED,
            Indicator.CLOSED,
            Indicator.DUE_TO_CLOSE,
            Indicator.FILING_RATE,
            Indicator.CLOSURE_RATE,
            Indicator.ON_TIME_RATE,
            Indicator.OVERDUE,
            Indicator.OVERDUE_OPEN,
            Indicator.REWORK_RATE,
            Indicator.REPEAT_RATE,
            Indicator.MEAN_HOURS_TO_RESOLVE);

    private static @Nullable TemporaryStore store;
    private static final DemoCityDatabase DATABASE = new DemoCityDatabase(POSTGIS);

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        for (String layer : List.of("case", "grid", "area", "demo_road", "road", "cell", "track")) {
            DATABASE.copy(made.snapshots().current(layer));
        }
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void totalsOfTheCityAndOfEveryGrid() throws SQLException {
        RankingResult result = rank(new RankBy.Areas(new DivisionChoice.Features(Selection.all("grid"))));
        assertThat(result.rows()).hasSize(70);
        String people =
                "(select sum(k.population::float8) from t_cell k where st_covers(g.geom, st_pointonsurface(k.geom)))";
        compareAreas(result, "t_grid", people);
    }

    @Test
    void everyTown() throws SQLException {
        Selection towns = new Selection("area", "level = 'town'");
        RankingResult result = rank(new RankBy.Areas(new DivisionChoice.Features(towns)));
        assertThat(result.rows()).hasSize(11);
        compareAreas(result, "(select * from t_area where level = 'town')", "g.population::float8");
    }

    @Test
    void totalsOfTheWholeYear() throws SQLException {
        RankingResult result = rank(year(), new RankBy.Attribute(CaseAttribute.UNIT));
        Map<String, double[]> total = DATABASE.ask(figures("'all'", YEAR_FROM, YEAR_TO) + " from t_case c");
        compare("all", result.total(), total, false);
        assertThat(figure(result.total(), Indicator.CASES).value()).isEqualTo(68_262);
        assertThat(figure(result.total(), Indicator.ACCEPTED).value()).isBetween(68_200.0, 68_262.0);
        assertThat(figure(result.total(), Indicator.REWORK_RATE).value()).isBetween(3.0, 10.0);
    }

    /**
     * All that {@link #FIGURES} gives, and the densities, of every area and of the city.
     *
     * @param people SQL for the residents of an area {@code g}
     */
    private static void compareAreas(RankingResult result, String areas, String people) throws SQLException {
        Map<String, double[]> total = DATABASE.ask(figures("'all'", FROM, TO) + " from t_case c");
        compare("all", result.total(), total, false);
        assertThat(result.total().list().get(0).value()).isGreaterThan(1000);
        Map<String, double[]> figures = DATABASE.ask(figures("g.id", FROM, TO) + " from " + areas
                + " g left join t_case c on st_covers(g.geom, c.geom) group by g.id");
        Map<String, double[]> densities =
                DATABASE.ask("with sized as materialized (select g.id, st_area(g.geom) / 1e6 km2, (select count(*)"
                        + " from t_case c where st_covers(g.geom, c.geom) and c.reported >= " + FROM
                        + " and c.reported < " + TO + ") cases, " + people + " people from " + areas + " g)"
                        + " select id, cases / km2, cases * 1000.0::float8 / nullif(people, 0), people from sized"
                        + " union all select 'all', sum(cases) / sum(km2), sum(cases) filter (where people > 0)"
                        + " * 1000.0::float8 / sum(people), sum(people) from sized");
        for (RankingResult.Row row : result.rows()) {
            compare(row.id(), row.figures(), figures, false);
            compareDensities(row.id(), row.figures(), densities);
        }
        compareDensities("all", result.total(), densities);
        assertThat(Objects.requireNonNull(densities.get("all"))[2]).isGreaterThan(100_000);
    }

    private static void compareDensities(String id, Figures figures, Map<String, double[]> all) {
        double[] theirs = Objects.requireNonNull(all.get(id), id);
        List<Indicator> densities = List.of(Indicator.CASES_PER_KM2, Indicator.CASES_PER_1000_RESIDENTS);
        for (int i = 0; i < densities.size(); i++) {
            double value = figure(figures, densities.get(i)).value();
            if (Double.isNaN(theirs[i])) {
                assertThat(value).as("%s of %s", densities.get(i).id(), id).isNaN();
            } else {
                assertThat(value)
                        .as("%s of %s", densities.get(i).id(), id)
                        .isCloseTo(theirs[i], within(RELATIVE * (1 + theirs[i])));
            }
        }
    }

    @Test
    void theMonthBeforeIsApril() throws SQLException {
        RankingResult result = rank(new RankBy.Attribute(CaseAttribute.UNIT));
        Map<String, double[]> may = DATABASE.ask(figures("c.unit", FROM, TO) + " from t_case c group by c.unit");
        Map<String, double[]> april = DATABASE.ask(
                figures("c.unit", "'2026-04-01 00:00+08'::timestamptz", FROM) + " from t_case c group by c.unit");
        assertThat(result.rows()).hasSize(19);
        for (RankingResult.Row row : result.rows()) {
            compare(row.id(), row.figures(), may, false);
            compare(row.id(), row.figures(), april, true);
        }
    }

    @Test
    void roadsByTheNearestWithinThirtyMetres() throws SQLException {
        RankingResult result = rank(new RankBy.AlongRoads(Selection.all("demo_road"), 30));
        Map<String, double[]> roads = DATABASE.ask("select r.id, count(c.id), count(c.id) / (st_length(r.geom) / 1000)"
                + " from t_demo_road r left join (select k.id, (select n.id from t_demo_road n"
                + " where st_dwithin(n.geom, k.geom, 30) order by st_distance(n.geom, k.geom), n.id limit 1) road"
                + " from t_case k where k.reported >= " + FROM + " and k.reported < " + TO
                + ") c on c.road = r.id group by r.id, r.geom");
        assertThat(result.rows()).hasSize(17);
        for (RankingResult.Row row : result.rows()) {
            double[] theirs = Objects.requireNonNull(roads.get(row.id()));
            assertThat(figure(row.figures(), Indicator.CASES).value()).isEqualTo(theirs[0]);
            assertThat(figure(row.figures(), Indicator.CASES_PER_KM).value())
                    .isCloseTo(theirs[1], within(1e-6 * (1 + theirs[1])));
        }
    }

    @Test
    void segmentsAndAwardsOfDemonstrationRoads() throws SQLException {
        // each road from its end at the road it comes from, however it is drawn
        String directed = "with r as materialized (select d.id, d.\"awardDate\"::date award, case when"
                + " st_distance(st_startpoint(d.geom), x.geom) <= st_distance(st_endpoint(d.geom), x.geom)"
                + " then d.geom else st_reverse(d.geom) end geom from t_demo_road d, lateral"
                + " (select st_union(n.geom) geom from t_road n where n.name = d.\"fromRoad\") x),"
                + " c as materialized (select k.id, k.reported, n.* from t_case k, lateral (select r.id road, r.award,"
                + " st_linelocatepoint(r.geom, k.geom) * st_length(r.geom) measure from r"
                + " where st_dwithin(r.geom, k.geom, 30) order by st_distance(r.geom, k.geom), r.id limit 1) n)";
        Map<String, double[]> segments =
                DATABASE.ask(directed + " select road || '-' || floor(measure / 100)::int s, count(*)"
                        + " from c where reported >= " + FROM + " and reported < " + TO + " group by s");
        String window = "count(*) filter (where reported >= (award %s) at time zone 'Asia/Shanghai'"
                + " and reported < (award %s) at time zone 'Asia/Shanghai')";
        Map<String, double[]> awards = DATABASE.ask(directed + " select road, "
                + window.formatted("- interval '60 days'", "+ interval '0 days'") + ", "
                + window.formatted("+ interval '0 days'", "+ interval '60 days'") + " from c group by road");
        RoadProfile profile = new RoadProfileService(
                        Objects.requireNonNull(store).snapshots(), CITY)
                .compute(
                        new RoadProfileRequest(Selection.all("demo_road"), may(), null, 30, 100, 60, 10),
                        Progress.NONE);
        assertThat(profile.roads()).hasSize(17);
        long cases = 0;
        for (RoadProfile.Segment segment : profile.segments()) {
            double[] theirs = segments.getOrDefault(segment.road() + "-" + segment.number(), new double[] {0});
            assertThat((double) segment.cases())
                    .as("%s from %.0f m", segment.road(), segment.fromMetres())
                    .isEqualTo(theirs[0]);
            cases += segment.cases();
        }
        assertThat(cases).isGreaterThan(300);
        assertThat(segments.values().stream().mapToDouble(one -> one[0]).sum()).isEqualTo(cases);
        int compared = 0;
        for (RoadProfile.Road road : profile.roads()) {
            RoadProfile.Award award = road.award();
            if (award != null && award.before().days() == 60 && award.after().days() == 60) {
                double[] theirs = Objects.requireNonNull(awards.get(road.id()));
                assertThat((double) award.before().cases()).as(road.id()).isEqualTo(theirs[0]);
                assertThat((double) award.after().cases()).as(road.id()).isEqualTo(theirs[1]);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    @Test
    void patrolsOfTheLastWeek() throws SQLException {
        CaseIndexes indexes = Objects.requireNonNull(store).caseIndexes();
        CaseIndex index = indexes.current("case");
        CaseQuestion week = new CaseQuestion(
                index, CaseFilter.ALL.in(new CaseInputs(indexes, CITY).period("2026-06-24/2026-06-30", index.layer())));
        PatrolCoverage patrol = new PatrolService(Objects.requireNonNull(store).snapshots(), CITY)
                .compute(
                        new PatrolRequest(
                                new PatrolRequest.Tracks(
                                        Selection.all("track"),
                                        Period.ALWAYS,
                                        null,
                                        null,
                                        "start",
                                        "end",
                                        PatrolRequest.Gap.DEFAULT),
                                Selection.all("cell"),
                                Selection.all("demo_road"),
                                week,
                                20,
                                10),
                        Progress.NONE);
        Map<String, double[]> visited = DATABASE.ask(
                "select c.id, exists (select 1 from t_track t where st_dwithin(t.geom, c.geom, 20))::int from t_cell c");
        assertThat(patrol.cells()).hasSameSizeAs(visited.keySet());
        for (PatrolCoverage.Cell cell : patrol.cells()) {
            double[] theirs = Objects.requireNonNull(visited.get(cell.id()));
            assertThat(cell.visits() > 0 ? 1.0 : 0).as(cell.id()).isEqualTo(theirs[0]);
        }
        Map<String, double[]> swept = DATABASE.ask("select r.id, coalesce(st_length(st_intersection(r.geom,"
                + " (select st_union(st_buffer(st_intersection(t.geom, st_expand(r.geom, 100)), 20, 64)) from t_track t"
                + " where st_dwithin(t.geom, r.geom, 20)))), 0) from t_demo_road r");
        for (PatrolCoverage.Road road : patrol.roads()) {
            double[] theirs = Objects.requireNonNull(swept.get(road.id()));
            assertThat(road.sweptMetres()).as(road.id()).isCloseTo(theirs[0], within(SWEPT_METRES));
        }
        assertThat(patrol.roads().stream()
                        .mapToDouble(PatrolCoverage.Road::sweptMetres)
                        .sum())
                .isGreaterThan(1000);
        List<String> nobody = DATABASE.list("select c.id from t_case c where c.reported >="
                + " '2026-06-24 00:00+08'::timestamptz and not exists (select 1 from t_track t"
                + " where st_dwithin(t.geom, c.geom, 20)) order by c.id");
        assertThat(patrol.unvisitedCases().stream().map(PatrolCoverage.Case::id))
                .containsExactlyElementsOf(nobody);
    }

    @Test
    void trendOfTwelveMonths() throws SQLException {
        RankingResult result = rank(new RankBy.Attribute(CaseAttribute.KIND));
        Map<String, double[]> months =
                DATABASE.ask("select to_char(reported at time zone 'Asia/Shanghai', 'YYYY-MM') m,"
                        + " count(*) from t_case where reported < " + TO + " group by m order by m");
        assertThat(result.trend().months()).hasSize(11);
        for (int i = 0; i < result.trend().months().size(); i++) {
            double[] theirs = months.get(result.trend().months().get(i).toString());
            assertThat((double) result.trend().lines().get(0).cases()[i]).isEqualTo(Objects.requireNonNull(theirs)[0]);
        }
    }

    private static String figures(String group, String from, String to) {
        return "select " + group + ", " + FIGURES.replace("$f", from).replace("$t", to);
    }

    private static void compare(String id, Figures ours, Map<String, double[]> all, boolean before) {
        double[] theirs = Objects.requireNonNull(all.get(id), id);
        for (int i = 0; i < COMPARED.size(); i++) {
            Figure figure = figure(ours, COMPARED.get(i));
            double value = before ? figure.before() : figure.value();
            if (Double.isNaN(theirs[i])) {
                assertThat(value).as("%s of %s", COMPARED.get(i).id(), id).isNaN();
            } else if (COMPARED.get(i) == Indicator.MEAN_HOURS_TO_RESOLVE) {
                assertThat(value).isCloseTo(theirs[i], within(RELATIVE * theirs[i]));
            } else {
                assertThat(value).as("%s of %s", COMPARED.get(i).id(), id).isEqualTo(theirs[i]);
            }
        }
    }

    private static Figure figure(Figures figures, Indicator indicator) {
        return figures.list().stream()
                .filter(figure -> figure.indicator() == indicator)
                .findFirst()
                .orElseThrow();
    }

    private static RankingResult rank(RankBy by) {
        return rank(may(), by);
    }

    private static RankingResult rank(CaseQuestion cases, RankBy by) {
        return new RankingService(Objects.requireNonNull(store).snapshots(), new Divisions(), CITY)
                .compute(
                        new RankingRequest(cases, by, null, EnumSet.allOf(Indicator.class), Indicator.CASES),
                        Progress.NONE);
    }

    private static CaseQuestion may() {
        return during(MAY);
    }

    private static CaseQuestion year() {
        return during(YEAR);
    }

    private static CaseQuestion during(String datetime) {
        CaseIndexes indexes = Objects.requireNonNull(store).caseIndexes();
        CaseIndex index = indexes.current("case");
        return new CaseQuestion(
                index, CaseFilter.ALL.in(new CaseInputs(indexes, CITY).period(datetime, index.layer())));
    }
}
