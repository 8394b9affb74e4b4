package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cityreach.analysis.Inputs;
import org.cityreach.analysis.Sources;
import org.cityreach.cases.CaseSummaries.StepLength;
import org.cityreach.city.CityProperties;
import org.cityreach.grid.Division;
import org.cityreach.grid.DivisionChoice;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.testing.DemoCityDatabase;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Truth: SQL on PostGIS over the demo city, which projects the cases by itself; every number must be the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCityCasesTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TemporaryStore store = TemporaryStore.open();
    private final DemoCityDatabase database = new DemoCityDatabase(POSTGIS);
    private final CaseInputs inputs =
            new CaseInputs(store.caseIndexes(), new CityProperties("Asia/Shanghai", "EPSG:4549"));

    @BeforeAll
    void loadBoth() throws SQLException {
        store.withDemoCity();
        database.copy(store.snapshots().current("case"));
    }

    @AfterAll
    void close() {
        store.close();
    }

    private CaseQuestion read(String cases) {
        String document = "{\"cases\": " + cases.replace('\'', '"').replace('`', '\'') + "}";
        return inputs.read(Inputs.of("", JSON.readTree(document), Set.of("cases")));
    }

    private double number(String condition) throws SQLException {
        return database.ask("select 'all', count(*) from t_case where " + condition.replace('`', '\''))
                .getOrDefault("all", new double[1])[0];
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|true",
                "{'datetime': '2026-03-01/2026-03-31'}|reported >= `2026-02-28T16:00:00Z` and reported < `2026-03-31T16:00:00Z`",
                "{'datetime': '2026-02-01T00:00:00Z/..', 'kinds': ['complaint']}|reported >= `2026-02-01T00:00:00Z` and kind = `complaint`",
                "{'categories': ['E01', 'E05']}|category ~ `^E0[15]`",
                "{'filter': 'closed IS NULL'}|closed is null",
                "{'filter': 'closed > TIMESTAMP(`2026-05-01T00:00:00Z`) AND NOT (kind = `complaint`)'}|closed > `2026-05-01T00:00:00Z` and kind <> `complaint`",
                "{'filter': 'unit LIKE `%1%` OR source IN (`wechat`, `drone`)'}|unit like `%1%` or source in (`wechat`, `drone`)",
                "{'within': {'type': 'Polygon', 'coordinates': [[[119.93,31.68],[119.96,31.69],[119.95,31.72],[119.92,31.71],[119.93,31.68]]]}}|st_covers(st_transform(st_geomfromtext(`POLYGON((119.93 31.68, 119.96 31.69, 119.95 31.72, 119.92 31.71, 119.93 31.68))`, 4490), 4549), geom)",
            })
    void aFilterFindsAsManyCases(String cases, String condition) throws SQLException {
        CaseQuestion question = read(cases);
        assertThat(question.index().count(question.filter())).isPositive().isEqualTo((int) number(condition));
        assertThat(question.index().size()).isGreaterThan(10_000);
    }

    @Test
    void daysAndValuesHaveAsManyCases() throws SQLException {
        CaseSummary summary =
                CaseSummaries.compute(read("{'kinds': ['violation']}"), StepLength.DAY, inputs.zone(), Progress.NONE);
        Map<String, Integer> expected = new HashMap<>();
        database.ask("select to_char(reported at time zone 'Asia/Shanghai', 'YYYY-MM-DD'), count(*) from t_case"
                        + " where kind = 'violation' group by 1")
                .forEach((day, count) -> expected.put(day, (int) count[0]));
        Map<String, Integer> found = new HashMap<>();
        summary.series().stream()
                .filter(step -> step.count() > 0)
                .forEach(step -> found.put(
                        Instant.ofEpochMilli(step.from())
                                .atZone(inputs.zone())
                                .toLocalDate()
                                .toString(),
                        step.count()));
        assertThat(found).isEqualTo(expected);
        for (CaseAttribute attribute : CaseAttribute.values()) {
            Map<String, Integer> byValue = new HashMap<>();
            summary.byAttribute()
                    .getOrDefault(attribute, List.of())
                    .forEach(count -> byValue.put(String.valueOf(count.value()), count.count()));
            Map<String, Integer> inSql = new HashMap<>();
            database.ask("select \"" + attribute.property()
                            + "\", count(*) from t_case where kind = 'violation' group by 1")
                    .forEach((value, count) -> inSql.put(value, (int) count[0]));
            assertThat(byValue).as(attribute.property()).isEqualTo(inSql);
        }
    }

    @Test
    void everyCellOfAFishnetHasAsManyCases() throws SQLException {
        CaseQuestion question = read("{}");
        CaseIndex index = question.index();
        assertThat(index.metricCrs().code()).isEqualTo("EPSG:4549");
        Division cells = new Divisions()
                .get(
                        new DivisionChoice.Squares(100),
                        "by",
                        new Sources(store.snapshots()),
                        index.metricCrs(),
                        index.bounds());
        AreaCounts counts = AreaCounts.compute(question, cells.size(), cells::locate, Progress.NONE);
        Map<String, Integer> expected = new HashMap<>();
        database.ask("select '100mN' || floor(st_y(geom) / 100)::int || 'E' || floor(st_x(geom) / 100)::int, count(*)"
                        + " from t_case where geom is not null group by 1")
                .forEach((cell, count) -> expected.put(cell, (int) count[0]));
        Map<String, Integer> found = new HashMap<>();
        IntStream.range(0, cells.size())
                .filter(cell -> counts.counts()[cell] > 0)
                .forEach(cell -> found.put(cells.id(cell), counts.counts()[cell]));
        assertThat(found).isEqualTo(expected);
    }
}
