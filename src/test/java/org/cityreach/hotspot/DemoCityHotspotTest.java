package org.cityreach.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.cases.RepeatCases;
import org.cityreach.cases.column.ColumnCaseIndexes;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.hotspot.HotspotRequest.Statistic;
import org.cityreach.hotspot.HotspotRequest.Subject;
import org.cityreach.job.Progress;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: PostGIS, which projects the demo city by itself, counts its cases and writes out Gi* in SQL. */
class DemoCityHotspotTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static final String COUNTS = """
            with at as (select distinct on (c.id) c.id, a.id area from t_case c join t_%1$s a
                on st_intersects(a.geom, c.geom) order by c.id, a.id),
              n as (select a.id, count(at.id)::float8 x,
                st_x(st_centroid(a.geom)) px, st_y(st_centroid(a.geom)) py
                from t_%1$s a left join at on at.area = a.id group by a.id, a.geom)
            """;

    private static @Nullable TemporaryStore store;
    private static @Nullable DemoCityDatabase database;

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        DemoCityDatabase copy = new DemoCityDatabase(POSTGIS);
        for (String layer : new String[] {"case", "cell", "grid"}) {
            copy.copy(made.snapshots().current(layer));
        }
        database = copy;
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"grid", "cell"})
    void casesAreCountedAsPostgisCountsThem(String areas) throws SQLException {
        Map<String, Double> ours = new HashMap<>();
        hotspots(areas, new NeighbourRule.Usual()).areas().forEach(area -> ours.put(area.id(), area.value()));
        Map<String, Double> theirs = new HashMap<>();
        database().ask(COUNTS.formatted(areas) + "select id, x from n").forEach((id, row) -> theirs.put(id, row[0]));
        assertThat(theirs.values().stream().mapToDouble(x -> x).sum()).isGreaterThan(60_000);
        assertThat(ours).isEqualTo(theirs);
    }

    @ParameterizedTest(name = "by {0}")
    @ValueSource(strings = {"grid", "cell"})
    void giStarAgreesWithItsFormulaInSql(String areas) throws SQLException {
        double band = areas.equals("grid") ? 1500 : 300;
        String query = COUNTS.formatted(areas) + """
                , m as (select avg(x) mean, stddev_pop(x) s, count(*)::float8 n from n),
                  w as (select a.id, sum(b.x) sum, count(*)::float8 w
                    from n a join n b on (a.px - b.px) ^ 2 + (a.py - b.py) ^ 2 <= %f ^ 2 group by a.id)
                select id, (sum - mean * w) / (s * sqrt((n * w - w * w) / (n - 1))) from w, m
                """.formatted(band);
        Map<String, double[]> theirs = database().ask(query);
        HotspotResult ours = hotspots(areas, new NeighbourRule.Band(band));
        assertThat(theirs).hasSize(ours.areas().size());
        for (HotspotResult.Area area : ours.areas()) {
            double z = Objects.requireNonNull(theirs.get(area.id()))[0];
            assertThat(area.z()).as(area.id()).isEqualTo(z, within(1e-9));
        }
        assertThat(ours.summary().hot()).isPositive();
    }

    @Test
    void aFishnetHoldsWhatArithmeticPutsThere() throws SQLException {
        double[] theirs = database().ask("""
                        select floor(st_x(geom) / 500) || ' ' || floor(st_y(geom) / 500), count(*)
                        from t_case where geom is not null group by 1""").values().stream()
                .mapToDouble(row -> row[0])
                .sorted()
                .toArray();
        HotspotResult ours = hotspots(new DivisionChoice.Squares(500), new NeighbourRule.Touching(true));
        assertThat(ours.areas().stream()
                        .mapToDouble(HotspotResult.Area::value)
                        .filter(value -> value > 0)
                        .sorted()
                        .toArray())
                .containsExactly(theirs);
        assertThat(Arrays.stream(theirs).sum()).isEqualTo(ours.summary().cases());
    }

    @Test
    void cellsThatTouchAreNeighbours() throws SQLException {
        double pairs = row("pairs", """
                        select 'pairs', count(*) from t_cell a join t_cell b
                        on a.id <> b.id and st_dwithin(a.geom, b.geom, 0.02)""")[0];
        HotspotResult ours = hotspots("cell", new NeighbourRule.Touching(true));
        assertThat(ours.summary().meanNeighbours() * ours.summary().areas()).isEqualTo(pairs, within(0.5));
    }

    /** PostGIS measures the part of a border in a buffer around the other one, drawn with corners cut by 0.4 mm. */
    @Test
    void gridsAlongALineAreNeighboursByTheRook() throws SQLException {
        double pairs = row("pairs", """
                        select 'pairs', count(*) from t_grid a join t_grid b on a.id < b.id
                        and st_dwithin(a.geom, b.geom, 0.02) where st_length(st_intersection(
                        st_boundary(a.geom), st_buffer(st_boundary(b.geom), 0.02))) > 0.2""")[0];
        HotspotResult ours = hotspots("grid", new NeighbourRule.Touching(false));
        assertThat(pairs).isGreaterThan(100);
        assertThat(ours.summary().meanNeighbours() * ours.summary().areas()).isEqualTo(2 * pairs, within(0.5));
    }

    /** A case kept to half a millimetre may be linked by PostGIS at up to 3 mm more, and none at less. */
    @Test
    void repeatedCasesAreThoseThatPostgisFinds() throws SQLException {
        Period summer = new Period(
                Instant.parse("2025-08-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2025-09-15T00:00:00Z").toEpochMilli());
        CaseQuestion question = new CaseQuestion(question().index(), CaseFilter.ALL.in(summer));
        RepeatResult.Summary ours = new RepeatService(cases())
                .compute(new RepeatRequest(question, RepeatCases.Rule.DEFAULT, 3, 10), Progress.NONE)
                .summary();
        double[] theirs = row("repeated", """
                        with c as (select * from t_case where reported >= '2025-08-01Z' and reported < '2025-09-15Z')
                        select 'repeated', count(distinct a.id) filter (where st_distance(a.geom, b.geom) <= 50),
                          count(distinct a.id)
                        from c a join t_case b on st_dwithin(a.geom, b.geom, 50.003)
                        where a.id <> b.id and a.category = b.category
                        and b.reported >= '2025-08-01Z' and b.reported < '2025-09-15Z'
                        and abs(extract(epoch from a.reported - b.reported)) <= 30 * 86400""");
        assertThat(ours.inRepeats()).isGreaterThan(500);
        assertThat((double) ours.inRepeats()).isBetween(theirs[0], theirs[1]);
    }

    private static double[] row(String name, String query) throws SQLException {
        return Objects.requireNonNull(database().ask(query).get(name), name);
    }

    private static HotspotResult hotspots(String areas, NeighbourRule rule) {
        return hotspots(new DivisionChoice.Features(Selection.all(areas)), rule);
    }

    private static HotspotResult hotspots(DivisionChoice by, NeighbourRule rule) {
        return new HotspotService(open().snapshots(), new Divisions(), cases(), city())
                .compute(
                        new HotspotRequest(new Subject.Cases(question(), by), rule, Statistic.GI_STAR, true),
                        Progress.NONE);
    }

    private static CaseQuestion question() {
        return new CaseQuestion(cases().read("case", Map.of()).index(), CaseFilter.ALL);
    }

    private static CaseInputs cases() {
        return new CaseInputs(new ColumnCaseIndexes(open().features(), city()), city());
    }

    private static CityProperties city() {
        return new CityProperties("Asia/Shanghai", null);
    }

    private static TemporaryStore open() {
        return Objects.requireNonNull(store);
    }

    private static DemoCityDatabase database() {
        return Objects.requireNonNull(database);
    }
}
