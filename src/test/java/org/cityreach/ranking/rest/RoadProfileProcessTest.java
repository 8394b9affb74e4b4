package org.cityreach.ranking.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.ranking.RankingTown;
import org.cityreach.ranking.RoadProfileService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: a road of 450 m worked out by hand, drawn from its far end and in two parts, and the same answers under the
 * binding names; faults by their code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoadProfileProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RankingTown town = new RankingTown();
    private final RoadProfileProcess process =
            new RoadProfileProcess(new RoadProfileService(town.store.snapshots(), RankingTown.CITY), town.caseInputs());

    @BeforeAll
    void fill() {
        town.layer("road", GeometryType.LINE_STRING, "name:string")
                .add("road", "r1", "LINESTRING (0 -200, 0 200)", "name", "西路")
                .add("road", "r2", "LINESTRING (450 -200, 450 200)", "name", "东路");
        town.layer(
                "model",
                GeometryType.MULTI_LINE_STRING,
                "name:string",
                "fromRoad:string",
                "toRoad:string",
                "awardDate:date");
        // from 西路 in the west, drawn from the east
        town.add(
                "model",
                "Z1",
                "MULTILINESTRING ((450 0, 200 0), (0 0, 200 0))",
                "name",
                "中路",
                "fromRoad",
                "西路",
                "toRoad",
                "东路",
                "awardDate",
                LocalDate.of(2026, 4, 11));
        // only the far end is known
        town.add("model", "Z2", "MULTILINESTRING ((450 900, 0 900))", "name", "北路", "toRoad", "东路");
        town.layer("seen", GeometryType.POINT, "*reported:date-time", "category:string");
        // ten days before the award: 12 on the road; the data begin there
        repeat("b", 12, "04-01 00", 20, 30);
        // after: 3 within ten days
        repeat("a", 2, "04-11 00", 150, -30);
        repeat("c", 1, "04-20 23", 100, 0);
        // the last day of data: 04-25, beyond the 30 m and along Z2
        repeat("d", 1, "04-25 10", 300, 30.001);
        repeat("e", 1, "04-12 10", 440, 890);
        town.open();
    }

    private void repeat(String prefix, int count, String when, double east, double north) {
        for (int i = 0; i < count; i++) {
            town.add(
                    "seen",
                    prefix + i,
                    "POINT (" + east + " " + north + ")",
                    "reported",
                    RankingTown.at(when),
                    "category",
                    "E01");
        }
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void segmentsRunFromTheFromRoadHoweverTheRoadIsDrawn() {
        JsonNode answer = execute("""
                {"roads": {"collection": "model"}, "cases": {"collection": "seen"}, "awardWindowDays": 10}""");
        JsonNode middle = answer.path("roads").get(0);
        assertThat(middle.path("id").asString()).isEqualTo("Z1");
        assertThat(middle.path("lengthMetres").asDouble()).isCloseTo(450, within(1e-6));
        assertThat(middle.path("cases").asInt()).isEqualTo(15);
        assertThat(middle.path("perKm").asDouble()).isCloseTo(15 / 0.45, within(1e-6));
        int[] cases = {12, 3, 0, 0, 0};
        for (int i = 0; i < cases.length; i++) {
            JsonNode segment = answer.path("segments").path("features").get(i);
            assertThat(segment.path("properties").path("road").asString()).isEqualTo("Z1");
            assertThat(segment.path("properties").path("fromMetres").asInt()).isEqualTo(100 * i);
            // 100 m along belongs to the second segment
            assertThat(segment.path("properties").path("cases").asInt()).isEqualTo(cases[i]);
            // ten days on either side of the award: 12 at 20 m, then 2 at 150 m and 1 at 100 m
            assertThat(segment.path("properties").path("before").asInt()).isEqualTo(i == 0 ? 12 : 0);
            assertThat(segment.path("properties").path("after").asInt()).isEqualTo(i == 1 ? 3 : 0);
            assertThat(segment.path("properties").path("compare").isNull()).isTrue();
        }
        JsonNode never = answer.path("segments").path("features").get(5).path("properties");
        assertThat(never.path("road").asString()).isEqualTo("Z2");
        assertThat(never.path("before").isNull()).isTrue();
        JsonNode last = answer.path("segments").path("features").get(4);
        assertThat(last.path("properties").path("toMetres").asDouble()).isCloseTo(450, within(1e-6));
        assertThat(last.path("geometry").path("type").asString()).isEqualTo("LineString");
        assertThat(answer.path("worst").get(0).path("fromMetres").asInt()).isZero();
        assertThat(answer.path("worst").size()).isEqualTo(3);
        // 200 to 450 of Z1; of Z2 the first four of five segments
        assertThat(answer.path("unrecorded").path("segments").asInt()).isEqualTo(3 + 4);
        assertThat(answer.path("unrecorded").path("metres").asDouble()).isCloseTo(250 + 400, within(1e-6));
        assertThat(answer.path("unrecorded").path("share").asDouble()).isCloseTo(650.0 / 900, within(1e-9));
        assertThat(answer.path("summary").path("casesAway").asInt()).isEqualTo(1);
        assertThat(answer.path("versions").path("model").asLong()).isPositive();
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @Test
    void beforeAndAfterTheAward() {
        JsonNode road = execute("""
                {"roads": {"collection": "model"}, "cases": {"collection": "seen"}, "awardWindowDays": 10}""").path("roads").get(0);
        assertThat(road.path("awardDate").asString()).isEqualTo("2026-04-11");
        assertThat(road.path("before").path("days").asDouble()).isEqualTo(10);
        assertThat(road.path("before").path("cases").asInt()).isEqualTo(12);
        assertThat(road.path("after").path("days").asDouble()).isEqualTo(10);
        assertThat(road.path("after").path("cases").asInt()).isEqualTo(3);
        assertThat(road.path("rateRatio").path("value").asDouble()).isEqualTo(0.25);
        // 3 against 12: limits of a share of 3 in 15 after Clopper and Pearson are 0.04331 and 0.48089
        assertThat(road.path("rateRatio").path("low").asDouble()).isCloseTo(0.04331 / 0.95669, within(2e-5));
        assertThat(road.path("rateRatio").path("high").asDouble()).isCloseTo(0.48089 / 0.51911, within(5e-5));
        assertThat(road.path("verdict").path("code").asString()).isEqualTo("better");
        assertThat(road.path("verdict").path("zh").asString()).contains("0.25", "明显减少");
    }

    @Test
    void onlyTheDaysThatTheDataCoverCount() {
        JsonNode roads = execute("""
                {"roads": {"collection": "model"}, "cases": {"collection": "seen"}}""").path("roads");
        // the data run from 1 to 25 April: ten days before, fifteen after
        assertThat(roads.get(0).path("before").path("days").asDouble()).isEqualTo(10);
        assertThat(roads.get(0).path("after").path("days").asDouble()).isEqualTo(15);
        assertThat(roads.get(0).path("rateRatio").path("value").asDouble()).isCloseTo(0.25 * 10 / 15, within(1e-12));
        assertThat(roads.get(1).path("rateRatio").isNull()).isTrue();
        assertThat(roads.get(1).path("verdict").path("code").asString()).isEqualTo("not-comparable");
    }

    @Test
    void comparedWithAnotherPeriod() {
        JsonNode answer = execute("""
                {"roads": {"collection": "model"}, "comparePeriod": "2026-04-01/2026-04-05",
                 "cases": {"collection": "seen", "datetime": "2026-04-11/2026-04-20"}}""");
        JsonNode road = answer.path("roads").get(0);
        assertThat(answer.path("segments")
                        .path("features")
                        .valueStream()
                        .map(segment ->
                                segment.path("properties").path("compare").asInt()))
                .containsExactly(12, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(road.path("cases").asInt()).isEqualTo(3);
        assertThat(road.path("compare").path("cases").asInt()).isEqualTo(12);
        assertThat(road.path("compare").path("rateRatio").path("value").asDouble())
                .isCloseTo(3.0 / 10 / (12.0 / 5), within(1e-12));
    }

    @Test
    void nothingThereIsAnAnswer() {
        JsonNode answer = execute("""
                {"roads": {"collection": "model", "filter": "name = 'none'"}, "cases": {"collection": "seen"}}""");
        assertThat(answer.path("roads").size()).isZero();
        assertThat(answer.path("unrecorded").path("share").isNull()).isTrue();
        JsonNode noCases = execute("""
                {"roads": {"collection": "model"}, "cases": {"collection": "seen", "filter": "category = 'E99'"}}""");
        assertThat(noCases.path("unrecorded").path("share").asDouble()).isEqualTo(1);
        assertThat(noCases.path("roads").get(0).path("verdict").path("code").asString())
                .isEqualTo("too-few");
        assertThat(StreamSupport.stream(noCases.path("worst").spliterator(), false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"bufferMetres\": -1', invalid-input, bufferMetres",
        "'\"bufferMetres\": 50000', invalid-input, bufferMetres",
        "'\"segmentMetres\": 0', invalid-input, segmentMetres",
        "'\"awardWindowDays\": 0', invalid-input, awardWindowDays",
        "'\"awardWindowDays\": 1.5', invalid-input, awardWindowDays",
        "'\"comparePeriod\": \"2026-04-05/2026-04-01\"', invalid-datetime, comparePeriod",
        "'\"roads\": {\"collection\": \"seen\"}', collection-not-lines, roads.collection",
        "'\"roads\": {\"collection\": \"nowhere\"}', collection-not-found, roads.collection",
        "'\"colour\": 1', unknown-input, colour"
    })
    void whatIsWrongIsSaid(String input, String code, String parameter) {
        String roads = input.contains("roads") ? "" : "\"roads\": {\"collection\": \"model\"}, ";
        assertThatThrownBy(() -> execute("{" + roads + "\"cases\": {\"collection\": \"seen\"}, " + input + "}"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.parameter()).isEqualTo(parameter);
                });
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }
}
