package org.cityreach.hotspot.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * Truth: a town of 12 × 12 blocks over twelve weeks in which one block has many cases every week, one only in the last
 * week, one more every week, and the rest one now and then; faults by their code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmergingProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SIDE = 12;
    private static final int WEEKS = 12;
    private static final int STEADY = 2 * SIDE + 2;
    private static final int LATE = 2 * SIDE + 9;
    private static final int GROWING = 9 * SIDE + 2;
    private static final int EARLY = 9 * SIDE + 9;
    /** Midnight in the city, twelve weeks before the end. */
    private static final Instant START = Instant.parse("2026-01-04T16:00:00Z");

    private final HotspotTown town = new HotspotTown();
    private final EmergingProcess process = new EmergingProcess(town.emerging(), town.cases());

    @BeforeAll
    void fill() {
        List<Feature> blocks = new ArrayList<>();
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            double west = 100.0 * (i % SIDE);
            double south = 100.0 * (i / SIDE);
            blocks.add(HotspotTown.box("b%03d".formatted(i), west, south, west + 100, south + 100, Map.of()));
            for (int week = 0; week < WEEKS; week++) {
                for (int k = 0; k < count(i, week); k++) {
                    Instant reported = START.plus(Duration.ofDays(7L * week)).plus(Duration.ofHours(k));
                    cases.add(HotspotTown.event(
                            "c%d-%d-%d".formatted(i, week, k), west + 50, south + 50, reported.toString(), "E0102"));
                }
            }
        }
        town.layer("block", GeometryType.POLYGON, blocks, "name:string");
        town.layer("event", GeometryType.POINT, cases, "reported:date-time", "category:string", "status:string");
    }

    private static int count(int block, int week) {
        return switch (block) {
            case STEADY -> 40 + week % 2;
            case LATE -> week == WEEKS - 1 ? 60 : 0;
            case GROWING -> 30 + 4 * week;
            case EARLY -> week < 3 ? 60 : 0;
            default -> (block + week) % 5 == 0 ? 1 : 0;
        };
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void eachBlockHasThePatternItWasGiven() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'datetime': '2026-01-05T00:00:00+08:00/2026-03-29'},
                 'by': {'collection': 'block'}, 'stepDays': 7, 'bandMetres': 10, 'stepsBefore': 0}""");
        assertThat(label(answer, STEADY)).isEqualTo("persistent-hot");
        assertThat(label(answer, LATE)).isEqualTo("new-hot");
        assertThat(label(answer, GROWING)).isEqualTo("intensifying-hot");
        assertThat(label(answer, EARLY)).isEqualTo("none");
        assertThat(label(answer, 0)).isEqualTo("none");
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("steps").asInt()).isEqualTo(12);
        assertThat(summary.get("classes").size()).isEqualTo(17);
        assertThat(summary.at("/classes/none").asInt()).isEqualTo(144 - 3);
        assertThat(summary.at("/borders/0").asString()).isEqualTo("2026-01-04T16:00:00Z");
        assertThat(summary.at("/borders/12").asString()).isEqualTo("2026-03-29T16:00:00Z");
        JsonNode growing = answer.at("/features/features/" + GROWING + "/properties");
        assertThat(growing.get("series").size()).isEqualTo(12);
        assertThat(growing.at("/trend/s").asInt()).isEqualTo(66);
        assertThat(growing.at("/trend/z").asDouble()).isGreaterThan(4);
        assertThat(growing.get("value").asInt()).isEqualTo(12 * 30 + 4 * 66);
        assertThat(answer.at("/reading/zh").asString()).contains("每 7 天一步,共 12 步", "新增热点 1 个", "加强热点 1 个", "持续热点 1 个");
    }

    /** A step back in time carries a late rise into its week, and the trend leaves out the first step. */
    @Test
    void aStepBeforeBelongsToTheNeighbourhoodUnlessToldOtherwise() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'datetime': '2026-01-05/2026-03-29'},
                 'by': {'collection': 'block'}, 'stepDays': 7, 'bandMetres': 10}""");
        assertThat(answer.at("/summary/stepsBefore").asInt()).isEqualTo(1);
        assertThat(answer.at("/features/features/" + GROWING + "/properties/trend/s")
                        .asInt())
                .isEqualTo(55);
        JsonNode early = answer.at("/features/features/" + EARLY + "/properties/series");
        assertThat(early.get(3).asDouble()).isGreaterThan(5);
        assertThat(early.get(4).asDouble()).isLessThan(0);
    }

    /** An open period begins with the day of the first case and ends with the day of the last. */
    @Test
    void stepsAreChosenAndEndWithTheLastDay() {
        JsonNode answer = execute(
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'contiguity': 'queen', 'series': false}");
        assertThat(answer.at("/summary/stepDays").asInt()).isEqualTo(1);
        // From 5 January to 26 March, where the last of 74 hourly cases falls: 81 days, too few for twelve weeks.
        assertThat(answer.at("/summary/steps").asInt()).isEqualTo(81);
        assertThat(answer.at("/summary/borders/81").asString()).isEqualTo("2026-03-26T16:00:00Z");
        assertThat(answer.at("/features/features/0/properties").has("series")).isFalse();
        assertThat(answer.at("/summary/cases").asInt()
                        + answer.at("/summary/casesOutside").asInt())
                .isEqualTo(town.cases().read("event", Map.of()).index().size());
    }

    /** Twelve weeks hold three whole steps of 20 days and 24 left over; four of 20 days are 80. */
    @Test
    void whatDoesNotFillAStepIsLeftOutAtTheBeginning() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'datetime': '2026-01-05/2026-03-29'},
                 'by': {'collection': 'block'}, 'stepDays': 20}""");
        assertThat(answer.at("/summary/steps").asInt()).isEqualTo(4);
        assertThat(answer.at("/summary/borders/0").asString()).isEqualTo("2026-01-08T16:00:00Z");
        assertThat(answer.at("/summary/casesBeforeFirstStep").asInt()).isPositive();
        assertThat(codes(answer)).contains("few-steps", "cases-before-first-step");
    }

    @Test
    void anEmptySelectionIsAnsweredInWords() {
        JsonNode open = execute("""
                {'cases': {'collection': 'event', 'filter': {'op': '=', 'args': [{'property': 'status'}, 'x']}},
                 'by': {'collection': 'block'}}""");
        assertThat(codes(open)).contains("no-cases");
        assertThat(open.at("/summary/steps").asInt()).isZero();
        assertThat(open.at("/features/features/5/properties/class").asString()).isEqualTo("none");
        JsonNode bounded = execute("""
                {'cases': {'collection': 'event', 'datetime': '2020-01-01/2020-12-31'}, 'by': {'collection': 'block'}}""");
        assertThat(codes(bounded)).contains("no-cases");
        assertThat(bounded.at("/summary/steps").asInt()).isEqualTo(12);
        assertThat(bounded.at("/features/features/5/properties/series/0").isNull())
                .isTrue();
        assertThat(bounded.toString()).doesNotContain("NaN");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'stepDays': 40 | too-few-steps | stepDays",
                "'stepDays': -1 | invalid-input | stepDays",
                "'stepDays': 1.5 | invalid-input | stepDays",
                "'stepsBefore': 13 | invalid-input | stepsBefore",
                "'series': 1 | invalid-input | series",
                "'property': 'x' | unknown-input | property",
            })
    void faultsNameTheInput(String input, String code, String parameter) {
        assertThatThrownBy(() ->
                        execute("{'cases': {'collection': 'event'}, 'by': {'collection': 'block'}, " + input + "}"))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.parameter()).isEqualTo(parameter);
                });
    }

    @Test
    void moreThanAThousandStepsAreTooMany() {
        assertThatThrownBy(() -> execute("""
                        {'cases': {'collection': 'event', 'datetime': '1900-01-01/2026-03-29'},
                         'by': {'collection': 'block'}, 'stepDays': 1}"""))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("too-many-steps"));
    }

    @Test
    void theDescriptionNamesWhatIsWritten() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}, 'by': {'collection': 'block'}}");
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
    }

    private static String label(JsonNode answer, int block) {
        return answer.at("/features/features/" + block + "/properties/class").asString();
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs.replace('\'', '"')), Progress.NONE);
    }

    private static List<String> codes(JsonNode answer) {
        return StreamSupport.stream(answer.get("notes").spliterator(), false)
                .map(note -> note.get("code").asString())
                .toList();
    }
}
