package org.cityreach.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.analysis.Selection;
import org.cityreach.city.CityProperties;
import org.cityreach.coverage.CoverageRequest.From;
import org.cityreach.coverage.CoverageRequest.GapRule;
import org.cityreach.coverage.CoverageRequest.Radius;
import org.cityreach.coverage.CoverageResult.Facility;
import org.cityreach.coverage.CoverageResult.Group;
import org.cityreach.coverage.CoverageResult.Totals;
import org.cityreach.job.Progress;
import org.cityreach.layer.Layer;
import org.cityreach.standard.Standards;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Truth: PostGIS, which projects the demo city by itself and answers with ST_Buffer of 64 segments a quarter,
 * ST_Union and ST_Intersection.
 */
class DemoCityAgreementTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    /** The bound in every group: 0.1 %, of covered demand and of the coverage (in percentage points). */
    private static final double AGREEMENT = 0.001;

    /** Segments a quarter: the usual number, whose polygon lies up to 23 mm inside a circle of 300 m. */
    private static final int USUAL = 64;
    /** Segments a quarter so fine (below 0.5 mm) that a group which a circle only grazes can be compared too. */
    private static final int FINE = 512;

    private static @Nullable TemporaryStore store;

    @BeforeAll
    static void loadBoth() throws SQLException {
        TemporaryStore made = TemporaryStore.open();
        store = made;
        made.withDemoCity();
        DemoCityDatabase database = new DemoCityDatabase(POSTGIS);
        for (String name : List.of("toilet", "park", "residential", "grid")) {
            Layer layer = made.features().getLayer(name);
            database.copy(made.snapshots().current(name));
            database.execute("create view " + name + " as select id, "
                    + (layer.findProperty("status").isPresent() ? "status" : "null") + " status, "
                    + (layer.findProperty("population").isPresent() ? "population::float8" : "0")
                    + " people, geom from t_"
                    + name + " where geom is not null");
        }
    }

    @AfterAll
    static void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void toiletsAt300MetresByGrid() throws SQLException {
        CoverageResult ours =
                ask("toilet", "status = 'open'", "population", new Radius.Standard("toilet-service-radius"));
        compareAll(ours, "select st_union(st_buffer(geom, 300 %s)) g from toilet where status = 'open'");
        assertThat(ours.metricCrs()).isEqualTo("EPSG:4549");
        assertThat(ours.compliance()).isNotNull();
        String lost = "with f as (select id, st_buffer(geom, 300, 64) g from toilet where status = 'open')"
                + " select f.id, coalesce(sum(st_area(st_difference(st_intersection(r.geom, f.g), o.g))), 0) lost,"
                + " coalesce(sum(st_area(st_intersection(r.geom, f.g))), 0) served from f"
                + " cross join lateral (select st_union(x.g) g from f x where x.id <> f.id"
                + " and st_intersects(x.g, f.g)) o join residential r on st_intersects(r.geom, f.g)"
                + " where o.g is not null group by f.id";
        Map<String, Facility> byId = new HashMap<>();
        ours.facilities().forEach(facility -> byId.put(facility.id(), facility));
        int compared = 0;
        try (Connection connection = POSTGIS.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(lost)) {
            while (rows.next()) {
                Facility facility = byId.get(rows.getString(1));
                assertThat(facility).isNotNull();
                double served = rows.getDouble(3);
                assertThat(facility.servedMeasure()).isCloseTo(served, within(AGREEMENT * served + 1));
                assertThat(facility.marginalMeasure())
                        .as("lost without %s", facility.id())
                        .isCloseTo(rows.getDouble(2), within(AGREEMENT * served + 1));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    @Test
    void parksByAreaClassByGrid() throws SQLException {
        CoverageResult ours = ask("park", null, null, new Radius.Standard("park-service-radius"));
        compareAll(
                ours,
                "select st_union(st_buffer(geom, case when st_area(geom) >= 5000 then 500 else 300 end %s)) g"
                        + " from park where st_area(geom) >= 2000");
        assertThat(ours.summary().basis()).isEqualTo("area");
        assertThat(ours.excluded()).allSatisfy(one -> assertThat(one.reason()).isEqualTo("size-not-counted"));
    }

    private static CoverageResult ask(
            String facilities, @Nullable String filter, @Nullable String weight, Radius radius) {
        TemporaryStore opened = store;
        if (opened == null) {
            throw new IllegalStateException("the store is not open");
        }
        CoverageService service = new CoverageService(
                opened.snapshots(), new Standards(opened.documents()), new CityProperties("Asia/Shanghai", null));
        return service.compute(
                new CoverageRequest(
                        new Selection(facilities, filter),
                        Selection.all("residential"),
                        weight,
                        null,
                        radius,
                        From.BOUNDARY,
                        Selection.all("grid"),
                        GapRule.DEFAULT,
                        true),
                Progress.NONE);
    }

    /** Demand and covered demand of one grid, as PostGIS says. */
    private record Theirs(String grid, double area, double coveredArea, double weight, double coveredWeight) {}

    /** Compares every group that has demand, and checks that groups add up and gaps hold what is not covered. */
    private static void compareAll(CoverageResult ours, String reach) throws SQLException {
        Map<String, Totals> groups = new HashMap<>();
        for (Group group : ours.groups()) {
            groups.put(String.valueOf(group.id()), group.totals());
        }
        List<Theirs> usual = ask(reach.formatted(" , " + USUAL));
        List<Theirs> fine = ask(reach.formatted(" , " + FINE));
        List<Theirs> around = ask(reach.formatted(" / cos(pi() / " + 4 * USUAL + "), " + USUAL));
        boolean isByArea = "area".equals(ours.summary().basis());
        assertThat(usual).as("grids with homes").hasSizeGreaterThan(30);
        for (int i = 0; i < usual.size(); i++) {
            Totals totals = groups.get(usual.get(i).grid());
            assertThat(totals).as(usual.get(i).grid()).isNotNull();
            compareCoverage(totals, usual.get(i), isByArea);
            compareCovered(totals, fine.get(i), isByArea);
            double rounding = 1e-6 * usual.get(i).area();
            assertThat(totals.coveredAreaSquareMetres())
                    .as(
                            "between the polygons inside and around, in %s",
                            usual.get(i).grid())
                    .isBetween(
                            usual.get(i).coveredArea() - rounding, around.get(i).coveredArea() + rounding);
        }
        checkSums(ours);
    }

    private static void compareCoverage(Totals ours, Theirs theirs, boolean isByArea) {
        assertThat(ours.coveredAreaSquareMetres() / ours.demandAreaSquareMetres())
                .as("coverage of land in %s", theirs.grid())
                .isCloseTo(theirs.coveredArea() / theirs.area(), within(AGREEMENT));
        if (!isByArea) {
            assertThat(ours.coveredWeight() / ours.demandWeight())
                    .as("coverage of people in %s", theirs.grid())
                    .isCloseTo(theirs.coveredWeight() / theirs.weight(), within(AGREEMENT));
        }
    }

    private static void compareCovered(Totals ours, Theirs theirs, boolean isByArea) {
        String grid = theirs.grid();
        assertThat(ours.demandAreaSquareMetres()).as(grid).isCloseTo(theirs.area(), within(AGREEMENT * theirs.area()));
        assertThat(ours.coveredAreaSquareMetres())
                .as("covered in %s", grid)
                .isCloseTo(theirs.coveredArea(), within(AGREEMENT * theirs.coveredArea()));
        if (!isByArea) {
            assertThat(ours.demandWeight()).isCloseTo(theirs.weight(), within(AGREEMENT * theirs.weight()));
            assertThat(ours.coveredWeight())
                    .as("people covered in %s", grid)
                    .isCloseTo(theirs.coveredWeight(), within(AGREEMENT * theirs.coveredWeight()));
        }
    }

    private static List<Theirs> ask(String reach) throws SQLException {
        String query = "with u as (" + reach + "), p as (select d.id, st_intersection(r.geom, d.geom) g,"
                + " r.people / st_area(r.geom) density"
                + " from grid d join residential r on st_intersects(r.geom, d.geom))"
                + " select p.id, sum(st_area(p.g)), sum(st_area(st_intersection(p.g, u.g))),"
                + " sum(st_area(p.g) * density), sum(st_area(st_intersection(p.g, u.g)) * density)"
                + " from p, u group by p.id having sum(st_area(p.g)) >= 1 order by p.id";
        List<Theirs> answer = new ArrayList<>();
        try (Connection connection = POSTGIS.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answer.add(new Theirs(
                        rows.getString(1), rows.getDouble(2), rows.getDouble(3), rows.getDouble(4), rows.getDouble(5)));
            }
        }
        return answer;
    }

    private static void checkSums(CoverageResult ours) {
        Totals whole = ours.summary().totals();
        double covered = ours.groups().stream()
                .mapToDouble(group -> group.totals().coveredWeight())
                .sum();
        assertThat(covered).isCloseTo(whole.coveredWeight(), within(1e-6 * whole.coveredWeight()));
        double uncovered = ours.gaps().stream()
                .mapToDouble(CoverageResult.Gap::uncoveredWeight)
                .sum();
        assertThat(uncovered).isLessThanOrEqualTo(whole.uncoveredWeight() * (1 + 1e-9));
        if (ours.gaps().size() == ours.summary().gaps()) {
            assertThat(uncovered).isCloseTo(whole.uncoveredWeight(), within(1e-4 * whole.demandWeight()));
        }
        assertThat(ours.gaps())
                .allSatisfy(gap -> assertThat(gap.shape().isValid()).isTrue());
    }
}
