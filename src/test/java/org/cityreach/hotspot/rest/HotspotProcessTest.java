package org.cityreach.hotspot.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: published values of six points; a town of 20 × 20 blocks in which one corner has many cases and the rest one
 * each; faults by their code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotspotProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Offset<Double> PUBLISHED = within(1e-7);
    private static final int SIDE = 20;

    private final HotspotTown town = new HotspotTown();
    private final HotspotProcess process = new HotspotProcess(town.hotspots(), town.cases());

    @BeforeAll
    void fill() {
        double[][] six = {{10, 10, 2}, {20, 10, 3}, {40, 10, 3.2}, {15, 20, 5}, {30, 20, 8}, {30, 30, 7}};
        List<Feature> points = new ArrayList<>();
        for (double[] one : six) {
            points.add(HotspotTown.point("p" + points.size(), one[0], one[1], Map.of("value", one[2], "name", "n")));
        }
        points.add(HotspotTown.point("p6", 50, 50, Map.of("name", "no value")));
        town.layer("six", GeometryType.POINT, points, "value:number", "name:string");
        List<Feature> blocks = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            double west = 100.0 * (i % SIDE);
            double south = 100.0 * (i / SIDE);
            blocks.add(HotspotTown.box(
                    "b%03d".formatted(i),
                    west,
                    south,
                    west + 100,
                    south + 100,
                    Map.of("name", "街区 " + i, "flat", 3.0)));
        }
        town.layer("block", GeometryType.POLYGON, blocks, "name:string", "flat:number");
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < SIDE * SIDE; i++) {
            double east = 100.0 * (i % SIDE) + 50;
            double north = 100.0 * (i / SIDE) + 50;
            boolean hot = i % SIDE < 3 && i / SIDE < 3;
            for (int k = 0; k < (hot ? 20 : 1); k++) {
                cases.add(HotspotTown.event("c%d-%d".formatted(i, k), east, north, "2026-03-10T04:00:00Z", "E0102"));
            }
        }
        cases.add(HotspotTown.event("far", 5000, 50, "2026-03-10T04:00:00Z", "E0203"));
        town.layer("event", GeometryType.POINT, cases, "reported:date-time", "category:string", "status:string");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void theSixPointsHaveTheirPublishedZ() {
        JsonNode answer = execute("{'collection': 'six', 'property': 'value', 'bandMetres': 15, 'correction': 'none'}");
        assertThat(StreamSupport.stream(answer.at("/features/features").spliterator(), false)
                        .mapToDouble(feature -> feature.at("/properties/z").asDouble())
                        .toArray())
                .containsExactly(
                        new double[] {-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331},
                        PUBLISHED);
        assertThat(answer.at("/summary/globalG/g").asDouble()).isEqualTo(0.55709779, PUBLISHED);
        assertThat(answer.at("/features/features/5/properties/class").asString())
                .isEqualTo("hot-95");
        assertThat(answer.at("/features/features/5/geometry/type").asString()).isEqualTo("Point");
        assertThat(codes(answer)).containsExactly("values-missing", "few-areas");
        assertThat(answer.at("/versions/six").asLong()).isPositive();
    }

    @Test
    void theBusyCornerIsHotAndSaidSo() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'datetime': '2026-03-01/2026-03-31', 'categories': ['E0102']},
                 'by': {'collection': 'block'}, 'bandMetres': 150}""");
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("cells").asInt()).isEqualTo(400);
        assertThat(summary.get("cases").asInt()).isEqualTo(391 + 180);
        // The nine blocks and the six that touch at least two of them; the one at their corner touches one.
        assertThat(summary.at("/classes/hot-99").asInt()).isEqualTo(15);
        assertThat(summary.get("bandMetres").asDouble()).isEqualTo(150);
        assertThat(summary.at("/moran/z").asDouble()).isGreaterThan(10);
        assertThat(answer.at("/features/features/0/id").asString()).isEqualTo("b000");
        assertThat(answer.at("/features/features/0/properties/name").asString()).isEqualTo("街区 0");
        assertThat(answer.at("/features/features/0/properties/value").asInt()).isEqualTo(20);
        assertThat(answer.at("/reading/zh").asString())
                .startsWith("2026 年 3 月")
                .contains("在 15 个 block明显高于随机(置信度 99 %)")
                .contains("整体上呈聚集分布");
        assertThat(answer.at("/reading/en").asString())
                .startsWith("March 2026: ")
                .contains("are clearly above chance in 15 of 400 areas (block; 99 % confidence)");
    }

    @Test
    void whereNoRuleIsGivenTheBandIsTheEightAround() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}, 'by': {'collection': 'block'}}");
        assertThat(answer.at("/summary/bandMetres").asDouble()).isEqualTo(142);
        assertThat(answer.at("/summary/casesOutside").asInt()).isEqualTo(1);
    }

    @Test
    void queensAndTheBandOfTheEightAroundAreOne() {
        String question = "{'cases': {'collection': 'event'}, 'by': {'collection': 'block'}, %s}";
        JsonNode queen = execute(question.formatted("'contiguity': 'queen'"));
        JsonNode band = execute(question.formatted("'bandMetres': 142"));
        assertThat(queen.get("features")).isEqualTo(band.get("features"));
        assertThat(queen.at("/summary/bandMetres").isNull()).isTrue();
        JsonNode rook = execute(question.formatted("'contiguity': 'rook'"));
        assertThat(rook.get("features"))
                .isEqualTo(execute(question.formatted("'bandMetres': 100")).get("features"));
        assertThat(execute(question.formatted("'k': 8"))
                        .at("/summary/meanNeighbours")
                        .asDouble())
                .isEqualTo(8);
    }

    @Test
    void localMoranFindsTheCornerAlikeAndItsEdgeUnlike() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'categories': ['E0102']}, 'by': {'collection': 'block'},
                 'contiguity': 'rook', 'statistic': 'local-moran'}""");
        assertThat(answer.at("/features/features/0/properties/class").asString())
                .isEqualTo("high-high");
        assertThat(answer.at("/features/features/3/properties/class").asString())
                .isEqualTo("low-high");
        assertThat(answer.at("/summary/classes/high-high").asInt()).isEqualTo(9);
        assertThat(answer.at("/reading/zh").asString()).contains("9 个 block高值相邻");
    }

    /** The nearest fishnet of that size is laid at multiples of its side; the far case widens it. */
    @Test
    void aFishnetIsLaidOverAllCases() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}, 'by': {'fishnet': 500}, 'bandMetres': 750}");
        assertThat(answer.at("/summary/cells").asInt()).isEqualTo(11 * 4);
        assertThat(answer.at("/summary/cases").asInt()).isEqualTo(391 + 180 + 1);
        assertThat(answer.at("/reading/zh").asString()).contains("个 500 米网格");
    }

    @Test
    void hexagonsWorkAlike() {
        JsonNode answer = execute("{'cases': {'collection': 'event'}, 'by': {'hexagon': 300}, 'contiguity': 'rook'}");
        assertThat(answer.at("/summary/hot").asInt()).isPositive();
        assertThat(answer.at("/summary/meanNeighbours").asDouble()).isBetween(4.0, 6.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'datetime': '2020-01-01/2020-02-01'",
                "'filter': {'op': '=', 'args': [{'property': 'status'}, 'never']}"
            })
    void anEmptySelectionIsAnsweredInWords(String filter) {
        JsonNode answer = execute("{'cases': {'collection': 'event', " + filter + "}, 'by': {'collection': 'block'}}");
        assertThat(codes(answer)).contains("no-cases", "all-values-equal");
        assertThat(answer.at("/features/features").size()).isEqualTo(400);
        assertThat(answer.at("/features/features/0/properties/z").isNull()).isTrue();
        assertThat(answer.at("/features/features/0/properties/class").asString())
                .isEqualTo("none");
        assertThat(answer.at("/summary/moran/i").isNull()).isTrue();
        assertThat(answer.at("/reading/zh").asString()).contains("没有可判断的冷热点");
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @Test
    void oneCaseAndAFishnetOverOnePlace() {
        JsonNode answer = execute("""
                {'cases': {'collection': 'event', 'categories': ['E0203']}, 'by': {'collection': 'block'}}""");
        assertThat(answer.at("/summary/casesOutside").asInt()).isEqualTo(1);
        assertThat(codes(answer)).contains("no-cases");
        JsonNode all = execute("{'cases': {'collection': 'event'}, 'by': {'fishnet': 100000}}");
        assertThat(all.at("/summary/cells").asInt()).isEqualTo(1);
        assertThat(codes(all)).contains("few-areas");
        assertThat(all.toString()).doesNotContain("NaN");
    }

    @ParameterizedTest(name = "{0} cases in one place: {1} cells")
    @CsvSource({"0, 0", "1, 1", "300, 1"})
    void casesAllInOnePlaceAreAnswered(int count, int cells) {
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(HotspotTown.event("c" + i, 33, 44, "2026-03-10T04:00:00Z", "E0102"));
        }
        town.layer("spot" + count, GeometryType.POINT, cases, "reported:date-time", "category:string", "status:string");
        for (String by : List.of("'by': {'fishnet': 100}", "'by': {'hexagon': 200}, 'contiguity': 'rook'")) {
            JsonNode answer = execute("{'cases': {'collection': 'spot" + count + "'}, " + by + "}");
            assertThat(answer.at("/summary/cells").asInt()).isLessThanOrEqualTo(4);
            assertThat(answer.at("/summary/cases").asInt()).isEqualTo(count);
            assertThat(codes(answer)).contains(cells == 0 ? "no-areas" : "few-areas");
            assertThat(answer.toString()).doesNotContain("NaN");
        }
        assertThat(execute("{'cases': {'collection': 'spot" + count + "'}, 'by': {'fishnet': 100}, 'k': 8}")
                        .at("/summary/cells")
                        .asInt())
                .isEqualTo(cells);
        EmergingProcess emerging = new EmergingProcess(town.emerging(), town.cases());
        JsonNode steps = emerging.execute(
                JSON.readTree(
                        "{'cases': {'collection': 'spot%d', 'datetime': '2026-01-01/2026-03-31'}, 'by': {'fishnet': 100}}"
                                .formatted(count)
                                .replace('\'', '"')),
                Progress.NONE);
        assertThat(steps.at("/summary/cells").asInt()).isEqualTo(cells);
        assertThat(steps.toString()).doesNotContain("NaN");
    }

    @Test
    void aFlatPropertyHasNoHotSpots() {
        JsonNode answer = execute("{'collection': 'block', 'property': 'flat'}");
        assertThat(codes(answer)).contains("all-values-equal");
        assertThat(answer.at("/summary/hot").asInt()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'cases': {'collection': 'event'}} | missing-input | by",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 0}} | invalid-cell-size | by.fishnet",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 1}} | too-many-areas | by.fishnet",
                "{'cases': {'collection': 'event'}, 'by': {'collection': 'six'}} | areas-not-polygons | by.collection",
                "{'cases': {'collection': 'block'}, 'by': {'fishnet': 100}} | collection-not-points | cases.collection",
                "{'cases': {'collection': 'event', 'categories': ['X']}, 'by': {'fishnet': 100}}"
                        + " | unknown-category | cases.categories",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'bandMetres': 0}"
                        + " | invalid-input | bandMetres",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'bandMetres': 1e9}"
                        + " | invalid-input | bandMetres",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'k': 0} | invalid-input | k",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'k': 8, 'bandMetres': 10}"
                        + " | too-many-neighbour-rules | k",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'contiguity': 'king'}"
                        + " | invalid-input | contiguity",
                "{'cases': {'collection': 'event'}, 'by': {'fishnet': 100}, 'statistic': 'mean'}"
                        + " | invalid-input | statistic",
                "{'collection': 'six'} | missing-input | property",
                "{'collection': 'six', 'property': 'name'} | property-not-numeric | property",
                "{'collection': 'six', 'property': 'none'} | unknown-property | property",
                "{'collection': 'six', 'property': 'value', 'by': {'fishnet': 9}} | too-many-subjects | by",
                "{'collection': 'six', 'property': 'value', 'contiguity': 'queen'}"
                        + " | contiguity-needs-polygons | contiguity",
                "{'property': 'value'} | missing-input | collection",
                "{'radius': 5} | unknown-input | radius",
            })
    void faultsNameTheInput(String inputs, String code, String parameter) {
        assertThatThrownBy(() -> execute(inputs)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
        });
    }

    @Test
    void aReversedPeriodIsAFault() {
        assertThatThrownBy(
                        () -> execute(
                                "{'cases': {'collection': 'event', 'datetime': '2026-04-01/2026-03-01'}, 'by': {'fishnet': 500}}"))
                .isInstanceOf(Fault.class);
    }

    @Test
    void theDescriptionNamesWhatIsReadAndWritten() {
        assertThat(process.description().inputs().propertyNames())
                .containsExactlyInAnyOrder(
                        "cases",
                        "by",
                        "collection",
                        "filter",
                        "property",
                        "bandMetres",
                        "k",
                        "contiguity",
                        "statistic",
                        "correction");
        JsonNode answer = execute("{'collection': 'block', 'property': 'flat'}");
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
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
