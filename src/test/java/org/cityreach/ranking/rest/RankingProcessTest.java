package org.cityreach.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.ranking.RankingTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the binding names of inputs and outputs, faults by their code, and counts by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankingProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RankingTown town = new RankingTown();
    private final RankingProcess process = new RankingProcess(town.ranking(), town.caseInputs());

    /** Four squares of 1 km in a row. In May: 30, 10, 10, 0 cases and one beyond; in April 5, 10, 0, 0. */
    @BeforeAll
    void fill() {
        town.layer("block", GeometryType.POLYGON, "name:string", "unit:string", "population:integer");
        for (int i = 0; i < 4; i++) {
            String square = "POLYGON ((%1$d 0, %2$d 0, %2$d 1000, %1$d 1000, %1$d 0))";
            town.add(
                    "block",
                    "b" + i,
                    square.formatted(1000 * i, 1000 * i + 1000),
                    "name",
                    "第" + i + "片",
                    "unit",
                    i < 2 ? "一中队" : "二中队",
                    "population",
                    i == 0 ? 6000L : 0L);
        }
        town.layer(
                "judged",
                GeometryType.POINT,
                "*reported:date-time",
                "closed:date-time",
                "due:date-time",
                "category:string",
                "unit:string");
        cases("may-", "05-03 08", 30, 500);
        cases("may2-", "05-31 08", 10, 1500);
        cases("may3-", "05-31 23", 10, 2500);
        cases("beyond", "05-10 08", 1, 9500);
        cases("april-", "04-01 00", 5, 500);
        cases("april2-", "04-30 23", 10, 1500);
        town.layer("nothing", GeometryType.POINT, "*reported:date-time")
                .layer("street", GeometryType.LINE_STRING, "name:string")
                .add("street", "s1", "LINESTRING (0 500, 2000 500)", "name", "人民路");
        town.open();
    }

    private void cases(String prefix, String when, int count, int east) {
        for (int i = 0; i < count; i++) {
            town.add(
                    "judged",
                    prefix + i,
                    "POINT (" + (east + i) + " 500)",
                    "reported",
                    RankingTown.at(when),
                    "due",
                    RankingTown.at(when).plus(Duration.ofHours(2)),
                    "category",
                    "E0" + i,
                    "unit",
                    east < 2000 ? "一中队" : "二中队");
        }
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void areasUnderTheBindingNames() {
        JsonNode answer = execute("""
                {"cases": {"collection": "judged", "datetime": "2026-05-01/2026-05-31"}, "by": {"collection": "block"}}""");
        assertThat(answer.path("period").path("from").asString()).isEqualTo("2026-04-30T16:00:00Z");
        assertThat(answer.path("before").path("from").asString()).isEqualTo("2026-03-31T16:00:00Z");
        // fewer cases are better, so b3 leads, b1 and b2 share rank 2, and there is no rank 3
        String[] ids = {"b3", "b1", "b2", "b0"};
        int[] ranks = {1, 2, 2, 4};
        int[] before = {1, 4, 1, 3};
        boolean[] small = {true, true, true, false};
        for (int i = 0; i < ids.length; i++) {
            JsonNode row = answer.path("rows").get(i);
            assertThat(row.path("id").asString()).isEqualTo(ids[i]);
            assertThat(row.path("rank").asInt()).isEqualTo(ranks[i]);
            assertThat(row.path("rankBefore").asInt()).isEqualTo(before[i]);
            assertThat(row.path("rankChange").asInt()).isEqualTo(before[i] - ranks[i]);
            assertThat(row.path("small").asBoolean()).isEqualTo(small[i]);
        }
        JsonNode last = answer.path("rows").get(3);
        assertThat(last.path("name").asString()).isEqualTo("第0片");
        assertThat(last.path("values").path("cases").asInt()).isEqualTo(30);
        assertThat(last.path("before").path("cases").asInt()).isEqualTo(5);
        assertThat(last.path("change").path("cases").asInt()).isEqualTo(25);
        assertThat(last.path("values").path("cases-per-1000-residents").asDouble())
                .isCloseTo(5, within(1e-12));
        assertThat(last.path("values").path("cases-per-km2").asDouble()).isCloseTo(30, within(1e-9));
        assertThat(last.path("values").path("on-time-rate").asDouble()).isZero();
        assertThat(last.path("intervals").path("on-time-rate").get(1).asDouble())
                .isCloseTo(11.3513, within(1e-4));
        assertThat(answer.path("rows")
                        .get(0)
                        .path("values")
                        .path("on-time-rate")
                        .isNull())
                .isTrue();
        assertThat(answer.path("totals").path("values").path("cases").asInt()).isEqualTo(51);
        assertThat(answer.path("inNoRow").path("values").path("cases").asInt()).isEqualTo(1);
        assertThat(answer.path("notAvailable").toString()).contains("filing-rate", "rework-rate", "mean-hours");
        assertThat(answer.path("indicators").get(0).path("formula").path("zh").asString())
                .isNotBlank();
        assertThat(answer.path("notes").toString()).contains("cases-in-no-row", "small-numbers");
        assertThat(answer.path("versions").path("judged").asLong()).isPositive();
        assertThat(answer.path("versions").path("block").asLong()).isPositive();
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @Test
    void workloadAndTrend() {
        JsonNode answer = execute("""
                {"cases": {"collection": "judged", "datetime": "2026-05-01/2026-05-31"}, "by": {"collection": "block"},
                 "indicators": ["cases"]}""");
        JsonNode workload = answer.path("workload");
        assertThat(workload.path("mean").asDouble()).isEqualTo(12.5);
        assertThat(workload.path("sd").asDouble()).isCloseTo(Math.sqrt(118.75), within(1e-12));
        // (−3·0 − 1·10 + 1·10 + 3·30) ÷ (4·50)
        assertThat(workload.path("gini").asDouble()).isCloseTo(0.45, within(1e-12));
        assertThat(workload.path("busiest").path("id").asString()).isEqualTo("b0");
        assertThat(workload.path("idlest").path("id").asString()).isEqualTo("b3");
        assertThat(workload.path("units").get(0).path("cases").asInt()
                        + workload.path("units").get(1).path("cases").asInt())
                .isEqualTo(50);
        assertThat(workload.path("unitBalance").path("busiest").path("name").asString())
                .isEqualTo("一中队");
        JsonNode trend = answer.path("trend");
        assertThat(trend.size()).isEqualTo(2 * 5);
        assertThat(trend.get(0).toString()).isEqualTo("{\"month\":\"2026-04\",\"id\":null,\"cases\":15}");
        assertThat(trend.get(1).path("cases").asInt()).isEqualTo(51);
    }

    @Test
    void unitsFishnetsAndRoads() {
        JsonNode units = execute("""
                {"cases": {"collection": "judged"}, "by": {"attribute": "unit"}, "sortBy": "cases"}""");
        assertThat(units.path("rows").get(0).path("id").asString()).isEqualTo("二中队");
        assertThat(units.path("rows").get(0).path("values").path("cases").asInt())
                .isEqualTo(11);
        assertThat(units.path("rows").get(0).path("rankBefore").isNull()).isTrue();
        assertThat(units.path("before").isNull()).isTrue();
        JsonNode squares = execute("""
                {"cases": {"collection": "judged", "datetime": "2026-05-01/2026-05-31"}, "by": {"fishnet": 1000},
                 "comparePeriod": "2026-04-01/2026-04-30"}""");
        assertThat(squares.path("totals").path("before").path("cases").asInt()).isEqualTo(15);
        // ten squares between the first case and the one beyond; three have cases, and that one
        JsonNode rows = squares.path("rows");
        assertThat(rows.valueStream()
                        .map(row -> row.path("values").path("cases").asInt()))
                .containsExactly(1, 10, 10, 30);
        assertThat(rows.valueStream().map(row -> row.path("rank").asInt())).containsExactly(1, 2, 2, 4);
        assertThat(rows.valueStream().map(row -> row.path("rankBefore").asInt()))
                .as("of 0, 10 or 0, and 5 cases in April: squares left out push nobody back")
                .containsExactlyInAnyOrder(1, 1, 3, 4);
        assertThat(squares.path("workload").path("mean").asDouble()).isEqualTo(51 / 4.0);
        assertThat(squares.path("workload").path("idlest").path("cases").asInt())
                .isEqualTo(1);
        assertThat(squares.path("notes")
                        .valueStream()
                        .map(note -> note.path("code").asString()))
                .contains("empty-cells-left-out");
        JsonNode roads = execute("""
                {"cases": {"collection": "judged", "datetime": "2026-05-01/2026-05-31"},
                 "by": {"roads": {"collection": "street", "bufferMetres": 10}}}""");
        assertThat(roads.path("rows").get(0).path("name").asString()).isEqualTo("人民路");
        assertThat(roads.path("rows").get(0).path("values").path("cases-per-km").asDouble())
                .isCloseTo(20, within(1e-9));
    }

    @Test
    void aSquareWithoutCasesNowButBeforeIsRanked() {
        JsonNode answer = execute("""
                {"cases": {"collection": "judged", "datetime": "2026-06-01/2026-06-30"}, "by": {"fishnet": 1000}}""");
        assertThat(answer.path("rows")
                        .valueStream()
                        .map(row -> row.path("before").path("cases").asInt()))
                .containsExactlyInAnyOrder(30, 10, 10, 1);
        assertThat(answer.path("rows").valueStream())
                .allMatch(row -> row.path("rank").asInt() == 1);
    }

    @Test
    void noCasesIsAnAnswer() {
        JsonNode answer = execute("""
                {"cases": {"collection": "nothing"}, "by": {"collection": "block"}}""");
        assertThat(answer.path("rows").size()).isEqualTo(4);
        assertThat(answer.path("rows").get(0).path("rank").asInt()).isEqualTo(1);
        assertThat(answer.path("rows").get(3).path("rank").asInt()).isEqualTo(1);
        assertThat(answer.path("workload").path("gini").isNull()).isTrue();
        assertThat(answer.path("trend").size()).isZero();
        JsonNode none = execute("""
                {"cases": {"collection": "nothing"}, "by": {"fishnet": 500}}""");
        assertThat(none.path("rows").size()).isZero();
        JsonNode filtered = execute("""
                {"cases": {"collection": "judged", "filter": "category = 'none'"}, "by": {"attribute": "category"}}""");
        assertThat(filtered.path("rows").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | missing-input | by",
                "{\"by\": {}} | invalid-input | by",
                "{\"by\": {\"collection\": \"street\"}} | areas-not-polygons | by.collection",
                "{\"by\": {\"collection\": \"nowhere\"}} | collection-not-found | by.collection",
                "{\"by\": {\"attribute\": \"colour\"}} | invalid-input | by.attribute",
                "{\"by\": {\"attribute\": \"grid\"}} | unknown-property | property",
                "{\"by\": {\"attribute\": \"unit\", \"more\": 1}} | unknown-input | by.more",
                "{\"by\": {\"roads\": {\"collection\": \"block\"}}} | collection-not-lines | by.roads.collection",
                "{\"by\": {\"roads\": {\"collection\": \"street\", \"bufferMetres\": -1}}} | invalid-input | by.roads.bufferMetres",
                "{\"by\": {\"fishnet\": 0}} | invalid-cell-size | by.fishnet",
                "{\"by\": {\"fishnet\": 500}, \"sortBy\": \"luck\"} | unknown-indicator | sortBy",
                "{\"by\": {\"fishnet\": 500}, \"sortBy\": \"filing-rate\"} | indicator-not-available | sortBy",
                "{\"by\": {\"fishnet\": 500}, \"indicators\": [\"luck\"]} | unknown-indicator | indicators[0]",
                "{\"by\": {\"fishnet\": 500}, \"comparePeriod\": \"2026-05-31/2026-05-01\"} | invalid-datetime | comparePeriod",
                "{\"by\": {\"fishnet\": 500}, \"comparePeriod\": \"2026-05-31/..\"} | invalid-period | comparePeriod",
                "{\"by\": {\"fishnet\": 500}, \"order\": 1} | unknown-input | order"
            })
    void whatIsWrongIsSaid(String inputs, String code, String parameter) {
        String asked = inputs.equals("{}")
                ? "{\"cases\": {\"collection\": \"judged\"}}"
                : inputs.replaceFirst("\\{", "{\"cases\": {\"collection\": \"judged\"}, ");
        assertThatThrownBy(() -> execute(asked)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
        });
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }
}
