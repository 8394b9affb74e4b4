package org.cityreach.areamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.cityreach.analysis.Selection;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseIndexes;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Indicator;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.style.Styles;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Truth: SQL on PostGIS over the demo city's May 2026, by unit cell, grid, town, square and hexagon; class limits by
 * slow definitions over the same figures. Counts and rates agree exactly, means and densities to 1e-9 of themselves.
 */
class DemoCityAreaMapTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static final CityProperties CITY = new CityProperties("Asia/Shanghai", null);
    private static final double RELATIVE = 1e-9;
    private static final String FROM = "'2026-05-01 00:00+08'::timestamptz";
    private static final String TO = "'2026-06-01 00:00+08'::timestamptz";
    private static final String REPORTED = "count(*) filter (where c.reported >= $f and c.reported < $t)";
    private static final String DUE = "count(*) filter (where c.due >= $f and c.due < $t)";

    /** What is asked of each area, as SQL over its cases {@code c}. */
    private static final Map<Indicator, String> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put(Indicator.CASES, REPORTED);
        FIGURES.put(Indicator.CLOSED, "count(*) filter (where c.closed >= $f and c.closed < $t)");
        FIGURES.put(
                Indicator.OVERDUE_OPEN, "count(*) filter (where c.due < $t and (c.closed is null or c.closed >= $t))");
        FIGURES.put(
                Indicator.FILING_RATE,
                "100.0::float8 * count(*) filter (where c.reported >= $f and c.reported < $t and c.filed < $t)"
                        + " / nullif(" + REPORTED + ", 0)");
        FIGURES.put(
                Indicator.ON_TIME_RATE,
                "100.0::float8 * count(*) filter (where c.due >= $f and c.due < $t and c.closed <= c.due)"
                        + " / nullif(" + DUE + ", 0)");
        FIGURES.put(
                Indicator.REWORK_RATE,
                "100.0::float8 * count(*) filter (where c.resolved >= $f and c.resolved < $t and c.rework::int > 0)"
                        + " / nullif(count(*) filter (where c.resolved >= $f and c.resolved < $t), 0)");
        FIGURES.put(
                Indicator.MEAN_HOURS_TO_RESOLVE,
                "avg(extract(epoch from c.resolved - c.reported)::float8 / 3600)"
                        + " filter (where c.resolved >= $f and c.resolved < $t)");
    }

    private static final DemoCityDatabase DATABASE = new DemoCityDatabase(POSTGIS);
    private static @Nullable TemporaryStore store;
    private static @Nullable AreaMapService service;

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        for (String layer : List.of("case", "grid", "area", "cell")) {
            DATABASE.copy(made.snapshots().current(layer));
        }
        service = new AreaMapService(made.snapshots(), new Divisions(), new Styles());
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void unitCells() throws SQLException {
        compare(
                new DivisionChoice.Features(Selection.all("cell")),
                5193,
                places("t_cell"),
                sizes("t_cell", "g.population::float8"));
    }

    @Test
    void grids() throws SQLException {
        compare(
                new DivisionChoice.Features(Selection.all("grid")),
                70,
                places("t_grid"),
                sizes(
                        "t_grid",
                        "(select sum(k.population::float8) from t_cell k"
                                + " where st_covers(g.geom, st_pointonsurface(k.geom)))"));
    }

    @Test
    void towns() throws SQLException {
        String towns = "(select * from t_area where level = 'town')";
        compare(
                new DivisionChoice.Features(new Selection("area", "level = 'town'")),
                11,
                places(towns),
                sizes(towns, "g.population::float8"));
    }

    @Test
    void squares() throws SQLException {
        String id = "'500mN' || floor(st_y(%1$s) / 500)::int || 'E' || floor(st_x(%1$s) / 500)::int";
        Map<String, double[]> sizes = DATABASE.ask("select " + id.formatted("st_pointonsurface(k.geom)")
                + " a, 0.25, sum(k.population::float8) from t_cell k group by a");
        compare(
                new DivisionChoice.Squares(500),
                -1,
                "select c.*, " + id.formatted("c.geom") + " a from t_case c",
                withDefaultSize(sizes, 0.25));
    }

    /** PostGIS lays its hexagons with a corner to the east, so ours are its with x and y exchanged. */
    @Test
    void hexagons() throws SQLException {
        String net = "(select 'hex400mN' || h.i || 'E' || h.j id, st_setsrid(st_flipcoordinates(h.geom), 4549) geom"
                + " from (select st_flipcoordinates(st_expand(st_setsrid(st_extent(geom), 4549), 1000)) box from t_case) e,"
                + " st_hexagongrid(400 / sqrt(3), e.box) h)";
        DATABASE.execute("create table t_hexagon as select * from " + net + " n");
        DATABASE.execute("create index on t_hexagon using gist (geom)");
        Map<String, double[]> sizes = DATABASE.ask(
                "select g.id, st_area(g.geom) / 1e6, sum(k.population::float8)"
                        + " from t_hexagon g join t_cell k on st_covers(g.geom, st_pointonsurface(k.geom)) group by g.id, g.geom");
        compare(
                new DivisionChoice.Hexagons(400),
                -1,
                places("t_hexagon"),
                withDefaultSize(sizes, Math.sqrt(3) / 2 * 0.16));
    }

    /** Every case with its area {@code a}: the first that holds it, as a border belongs to both. */
    private static String places(String areas) {
        return "select c.*, (select g.id from " + areas + " g where st_covers(g.geom, c.geom) order by g.id limit 1) a"
                + " from t_case c";
    }

    /** Square kilometres and residents by area. */
    private static Map<String, double[]> sizes(String areas, String people) throws SQLException {
        return DATABASE.ask("select g.id, st_area(g.geom) / 1e6, " + people + " from " + areas + " g");
    }

    /** Areas in which nobody lives. */
    private static Map<String, double[]> withDefaultSize(Map<String, double[]> sizes, double squareKilometres) {
        return new HashMap<>(sizes) {
            @Override
            public double[] get(Object id) {
                return getOrDefault(id, new double[] {squareKilometres, Double.NaN});
            }
        };
    }

    private static void compare(DivisionChoice by, int areas, String places, Map<String, double[]> sizes)
            throws SQLException {
        String columns = String.join(", ", FIGURES.values()).replace("$f", FROM).replace("$t", TO);
        Map<String, double[]> figures = DATABASE.ask("with placed as materialized (" + places + ") select a, " + columns
                + " from placed c where a is not null group by a");
        assertThat(figures).hasSizeGreaterThan(5);
        int at = 0;
        for (Indicator indicator : FIGURES.keySet()) {
            int column = at++;
            AreaMap map = map(by, indicator, ClassRule.DEFAULT);
            for (int area = 0; area < map.division().size(); area++) {
                String id = map.division().id(area);
                double[] theirs = figures.get(id);
                double none = indicator.shape() == Indicator.Shape.COUNT ? 0 : Double.NaN;
                check(indicator, id, map.values()[area], theirs == null ? none : theirs[column]);
            }
            assertThat((double) map.cases() + map.outside()).isEqualTo(reportedInMay());
            checkClasses(map);
        }
        AreaMap perKm2 = map(by, Indicator.CASES_PER_KM2, ClassRule.DEFAULT);
        AreaMap perThousand = map(by, Indicator.CASES_PER_1000_RESIDENTS, ClassRule.DEFAULT);
        assertThat(perKm2.division().size())
                .isEqualTo(areas < 0 ? perKm2.division().size() : areas);
        double found = 0;
        for (int area = 0; area < perKm2.division().size(); area++) {
            String id = perKm2.division().id(area);
            double[] theirs = figures.get(id);
            double[] size = Objects.requireNonNull(sizes.get(id), id);
            double cases = theirs == null ? 0 : theirs[0];
            found += cases;
            check(Indicator.CASES_PER_KM2, id, perKm2.values()[area], cases / size[0]);
            double people = size[1] > 0 ? size[1] : Double.NaN;
            check(Indicator.CASES_PER_1000_RESIDENTS, id, perThousand.values()[area], cases * 1000 / people);
        }
        assertThat(found).isEqualTo((double) perKm2.cases()).isGreaterThan(1000);
        checkClasses(perKm2);
        checkClasses(perThousand);
    }

    private static double reportedInMay() throws SQLException {
        String all = "select 'all', " + REPORTED.replace("$f", FROM).replace("$t", TO) + " from t_case c";
        return Objects.requireNonNull(DATABASE.ask(all).get("all"))[0];
    }

    private static void check(Indicator indicator, String id, double ours, double theirs) {
        String what = indicator.id() + " of " + id;
        if (Double.isNaN(theirs)) {
            assertThat(ours).as(what).isNaN();
        } else if (indicator.shape() == Indicator.Shape.COUNT || indicator.shape() == Indicator.Shape.RATE) {
            assertThat(ours).as(what).isEqualTo(theirs);
        } else {
            assertThat(ours).as(what).isCloseTo(theirs, within(RELATIVE * theirs));
        }
    }

    /** Limits of a map's figures by every method, against slow definitions; and the class of each area. */
    private static void checkClasses(AreaMap map) {
        double[] sorted =
                Arrays.stream(map.values()).filter(Double::isFinite).sorted().toArray();
        for (int count : new int[] {3, 5, 7}) {
            assertThat(limits(ClassRule.Method.EQUAL_COUNT, count, sorted))
                    .containsExactly(SlowClasses.equalCount(sorted, count));
            assertThat(limits(ClassRule.Method.EQUAL_STEP, count, sorted))
                    .containsExactly(
                            SlowClasses.equalStep(sorted, count), within(RELATIVE * sorted[sorted.length - 1]));
        }
        double least = SlowClasses.leastDeviation(sorted, ClassRule.DEFAULT.count());
        assertThat(SlowClasses.deviation(sorted, map.limits())).isCloseTo(least, within(RELATIVE * (1 + least)));
        for (int area = 0; area < map.division().size(); area++) {
            double value = map.values()[area];
            long below = DoubleStream.of(map.limits())
                    .filter(limit -> limit <= value)
                    .count();
            assertThat(map.classOf(area)).isEqualTo(Double.isNaN(value) ? -1 : (int) below);
        }
    }

    private static double[] limits(ClassRule.Method method, int count, double[] sorted) {
        return new ClassRule(method, count, List.of()).limits(sorted);
    }

    private static AreaMap map(DivisionChoice by, Indicator indicator, ClassRule rule) {
        CaseIndexes indexes = Objects.requireNonNull(store).caseIndexes();
        CaseIndex index = indexes.current("case");
        CaseQuestion may = new CaseQuestion(
                index, CaseFilter.ALL.in(new CaseInputs(indexes, CITY).period("2026-05-01/2026-05-31", index.layer())));
        AreaMapService maps = Objects.requireNonNull(service);
        return maps.compute(maps.prepare(new AreaMapQuestion(may, by, indicator, rule, null)), Progress.NONE);
    }
}
