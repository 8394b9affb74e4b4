package org.cityreach.hotspot.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.StreamSupport;
import org.cityreach.fault.Fault;
import org.cityreach.hotspot.HotspotTown;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: eleven cases worked out by hand; comparison of all pairs for random ones; faults by their code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepeatProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MANY = 1500;

    private final HotspotTown town = new HotspotTown();
    private final RepeatProcess process = new RepeatProcess(town.repeats(), town.cases());
    private final double[][] many = new double[MANY][4];

    @BeforeAll
    void fill() {
        List<Feature> cases = new ArrayList<>(List.of(
                // A chain at the market: each 40 m and 20 days after the one before.
                HotspotTown.event("a1", 0, 0, "2026-01-01T00:00:00Z", "E0102"),
                HotspotTown.event("a2", 40, 0, "2026-01-21T00:00:00Z", "E0102"),
                HotspotTown.event("a3", 80, 0, "2026-02-10T00:00:00Z", "E0102"),
                HotspotTown.event("a4", 120, 0, "2026-03-02T00:00:00Z", "E0102"),
                // Another category in the middle of it.
                HotspotTown.event("b1", 40, 0, "2026-01-21T00:00:00Z", "E0501"),
                // A pair exactly 50 m and 30 days apart.
                HotspotTown.event("c1", 1000, 0, "2026-01-01T00:00:00Z", "E0102"),
                HotspotTown.event("c2", 1000, 50, "2026-01-31T00:00:00Z", "E0102"),
                // Near each other, but a second too late.
                HotspotTown.event("d1", 2000, 0, "2026-01-01T00:00:00Z", "E0102"),
                HotspotTown.event("d2", 2000, 0, "2026-01-31T00:00:01Z", "E0102")));
        cases.add(new Feature("e1", null, Map.of("category", "E0102")));
        Map<String, Object> nameless = new HashMap<>();
        nameless.put("status", "open");
        cases.add(HotspotTown.point("e2", 0, 0, nameless));
        town.layer("event", GeometryType.POINT, cases, "reported:date-time", "category:string", "status:string");
        town.layer("plain", GeometryType.POINT, List.of(HotspotTown.point("x", 0, 0, Map.of())), "name:string");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        List<Feature> crowd = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            many[i] = new double[] {
                random.nextInt(3000), random.nextInt(3000), random.nextInt(365 * 86_400), random.nextInt(3)
            };
            crowd.add(HotspotTown.event(
                    "m%04d".formatted(i),
                    many[i][0],
                    many[i][1],
                    Instant.ofEpochSecond(1_767_225_600L + (long) many[i][2]).toString(),
                    "E010" + (int) many[i][3]));
        }
        town.layer("crowd", GeometryType.POINT, crowd, "reported:date-time", "category:string", "status:string");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void theMarketIsALocation() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}}");
        JsonNode only = answer.at("/locations/features/0");
        assertThat(answer.at("/locations/features").size()).isEqualTo(1);
        assertThat(texts(only.at("/properties/members"))).containsExactly("a1", "a2", "a3", "a4");
        assertThat(only.at("/properties/category").asString()).isEqualTo("E0102");
        assertThat(only.at("/properties/title/zh").asString()).isEqualTo("暴露垃圾");
        assertThat(only.at("/properties/first").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(only.at("/properties/last").asString()).isEqualTo("2026-03-02T00:00:00Z");
        // The mean lies at 60 m, the farthest 60 m from it.
        assertThat(only.at("/properties/spreadMetres").asDouble()).isEqualTo(60, within(0.01));
        assertThat(only.at("/properties/statuses/closed").asInt()).isEqualTo(4);
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("cases").asInt()).isEqualTo(11);
        assertThat(summary.get("countable").asInt()).isEqualTo(9);
        assertThat(summary.get("inRepeats").asInt()).isEqualTo(6);
        assertThat(summary.get("repeatRate").asDouble()).isEqualTo(6 / 9.0, within(1e-12));
        assertThat(answer.at("/reading/zh").asString())
                .isEqualTo("全部时间,event有 1 处反复发生(50 米、30 天内同类至少 3 件),共 4 件;重复率 66.7 %。");
        assertThat(texts(answer.get("notes"), "code")).containsExactly("cases-not-countable");
    }

    @Test
    void pairsCountWhereTwoAreEnough() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}, 'minCases': 2}");
        assertThat(answer.at("/locations/features").size()).isEqualTo(2);
        assertThat(texts(answer.at("/locations/features/1/properties/members"))).containsExactly("c1", "c2");
        assertThat(execute("{'cases': {'collection': 'event'}, 'minCases': 2, 'withinMetres': 49.99}")
                        .at("/summary/locations")
                        .asInt())
                .isEqualTo(1);
        assertThat(execute("{'cases': {'collection': 'event'}, 'minCases': 2, 'withinDays': 31}")
                        .at("/summary/locations")
                        .asInt())
                .isEqualTo(3);
        JsonNode first = execute("{'cases': {'collection': 'event'}, 'minCases': 2, 'limit': 1}");
        assertThat(first.at("/locations/numberMatched").asInt()).isEqualTo(2);
        assertThat(first.at("/locations/features").size()).isEqualTo(1);
        assertThat(texts(first.get("notes"), "code")).contains("locations-left-out");
    }

    @Test
    void onlySelectedCasesCount() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'datetime': '2026-01-15T00:00:00Z/2026-12-31T00:00:00Z'}}""");
        assertThat(texts(answer.at("/locations/features/0/properties/members"))).containsExactly("a2", "a3", "a4");
    }

    @Test
    void randomCasesAgreeWithTheComparisonOfAllPairs() {
        int repeated = 0;
        for (int i = 0; i < MANY; i++) {
            boolean found = false;
            for (int j = 0; j < MANY && !found; j++) {
                found = i != j
                        && many[i][3] == many[j][3]
                        && Math.abs(many[i][2] - many[j][2]) <= 30 * 86_400
                        && Math.hypot(many[i][0] - many[j][0], many[i][1] - many[j][1]) <= 80;
            }
            repeated += found ? 1 : 0;
        }
        JsonNode answer = execute("{'cases': {'collection': 'crowd'}, 'withinMetres': 80, 'minCases': 2}");
        assertThat(repeated).isBetween(50, 1000);
        assertThat(answer.at("/summary/inRepeats").asInt()).isEqualTo(repeated);
        assertThat(answer.at("/summary/inLocations").asInt()).isEqualTo(repeated);
    }

    @Test
    void nothingSelectedAndNothingCountable() {
        JsonNode none = execute("{'cases': {'collection': 'event', 'datetime': '2020-01-01/2020-02-01'}}");
        assertThat(none.at("/summary/cases").asInt()).isZero();
        assertThat(none.at("/summary/repeatRate").isNull()).isTrue();
        assertThat(texts(none.get("notes"), "code")).containsExactly("no-cases");
        assertThat(none.at("/reading/zh").asString()).contains("没有可判断是否重复");
        JsonNode plain = execute("{'cases': {'collection': 'plain'}}");
        assertThat(texts(plain.get("notes"), "code")).containsExactly("cases-not-countable", "no-categories");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'withinMetres': 0 | invalid-input | withinMetres",
                "'withinMetres': 50000 | invalid-input | withinMetres",
                "'withinMetres': '50' | invalid-input | withinMetres",
                "'withinDays': -1 | invalid-input | withinDays",
                "'minCases': 1 | invalid-input | minCases",
                "'minCases': 2.5 | invalid-input | minCases",
                "'limit': -1 | invalid-input | limit",
                "'radius': 5 | unknown-input | radius",
            })
    void faultsNameTheInput(String input, String code, String parameter) {
        assertThatThrownBy(() -> execute("{'cases': {'collection': 'event'}, " + input + "}"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.parameter()).isEqualTo(parameter);
                });
    }

    @Test
    void theDescriptionNamesWhatIsWritten() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}}");
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs.replace('\'', '"')), Progress.NONE);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static List<String> texts(JsonNode list, String name) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(name).asString())
                .toList();
    }
}
