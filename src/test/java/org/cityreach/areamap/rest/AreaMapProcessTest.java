package org.cityreach.areamap.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cityreach.areamap.AreaMapService;
import org.cityreach.cases.CaseInputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.grid.Divisions;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.style.Styles;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: a town counted by hand: areas of 1 km² with 0, 1, 3, 30 cases and one without people; the binding names
 * of inputs and outputs; faults by their code.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AreaMapProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final Crs METRES = Crs.of("EPSG:4549");
    private static final double EAST = 494_000;
    private static final double NORTH = 3_508_000;
    private static final int[] CASES = {0, 1, 3, 30};

    private final TemporaryStore store = TemporaryStore.open();
    private final CityProperties city = new CityProperties("Asia/Shanghai", "EPSG:4549");
    private final AreaMapProcess process = new AreaMapProcess(
            new AreaMapService(store.snapshots(), new Divisions(), new Styles()),
            new CaseInputs(store.caseIndexes(), city));

    @BeforeAll
    void fill() {
        List<Feature> areas = new ArrayList<>();
        List<Feature> cases = new ArrayList<>();
        for (int i = 0; i < CASES.length; i++) {
            double west = EAST + 1000 * i;
            areas.add(new Feature(
                    "a" + i,
                    FACTORY.toGeometry(new Envelope(west, west + 1000, NORTH, NORTH + 1000)),
                    i == 1 ? Map.of("name", "区" + i) : Map.of("name", "区" + i, "population", 1000L * i)));
            for (int n = 0; n < CASES[i]; n++) {
                cases.add(oneCase("c" + i + "-" + n, west + 10 + n, NORTH + 500, n == 0 ? "complaint" : "violation"));
            }
        }
        cases.add(oneCase("far", EAST - 5000, NORTH, "complaint"));
        cases.add(new Feature("nowhere", null, Map.of("kind", "complaint", "reported", at(2))));
        store.with(layer("town", GeometryType.POLYGON), areas);
        store.with(layer("case", GeometryType.POINT), cases);
        store.with(layer("none", GeometryType.POINT), List.of());
        store.with(layer("line", GeometryType.LINE_STRING), List.of());
    }

    private static Feature oneCase(String id, double x, double y, String kind) {
        return new Feature(
                id, FACTORY.createPoint(new Coordinate(x, y)), Map.of("kind", kind, "reported", at(id.length())));
    }

    private static Instant at(int day) {
        return Instant.parse("2025-03-01T00:00:00Z").plusSeconds(86_400L * day);
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void countsByArea() {
        JsonNode answer = execute("{\"by\": {\"collection\": \"town\"}}");
        assertThat(values(answer)).containsExactly(0.0, 1.0, 3.0, 30.0);
        JsonNode last = answer.get("features").get("features").get(3);
        assertThat(last.get("id").asString()).isEqualTo("a3");
        assertThat(last.get("properties").get("name").asString()).isEqualTo("区3");
        assertThat(last.get("properties").get("class").asInt()).isEqualTo(4);
        assertThat(last.get("properties").get("small").asBoolean()).isFalse();
        assertThat(last.get("geometry").get("type").asString()).isEqualTo("Polygon");
        JsonNode summary = answer.get("summary");
        assertThat(summary.get("cases").asInt()).isEqualTo(34);
        assertThat(summary.get("outside").asInt()).isEqualTo(2);
        assertThat(summary.get("areas").asInt()).isEqualTo(4);
        assertThat(summary.get("median").asDouble()).isEqualTo(2);
        assertThat(answer.get("notes").findValuesAsString("code")).containsExactly("cases-in-no-area", "fewer-classes");
        assertThat(answer.get("versions").get("case").asLong()).isPositive();
        assertThat(answer.get("versions").get("town").asLong()).isPositive();
        assertThat(answer.toString()).doesNotContain("NaN").doesNotContain("Infinity");
    }

    @Test
    void densitiesAndRatesMarkSmallNumbersAndLeaveOutWhatHasNoFigure() {
        JsonNode density = execute("{\"by\": {\"collection\": \"town\"}, \"indicator\": \"cases-per-km2\"}");
        assertThat(values(density)).containsExactly(0.0, 1.0, 3.0, 30.0);
        assertThat(density.get("summary").get("small").asInt()).isEqualTo(3);
        JsonNode rate = execute("{\"by\": {\"collection\": \"town\"}, \"indicator\": \"cases-per-1000-residents\"}");
        assertThat(values(rate)).containsExactly(null, null, 1.5, 10.0);
        assertThat(rate.get("summary").get("withoutFigure").asInt()).isEqualTo(2);
        assertThat(rate.get("features")
                        .get("features")
                        .get(0)
                        .get("properties")
                        .get("class")
                        .isNull())
                .isTrue();
        assertThat(rate.get("legend").get("classes").findValuesAsString("en")).contains("no figure");
    }

    @Test
    void aFilterAndAPeriodChooseTheCases() {
        assertThat(values(execute("""
                {"cases": {"kinds": ["complaint"]}, "by": {"collection": "town"}}"""))).containsExactly(0.0, 1.0, 1.0, 1.0);
        assertThat(values(execute("""
                {"cases": {"datetime": "2025-03-06T00:00:00Z/.."}, "by": {"collection": "town"}}"""))).containsExactly(0.0, 0.0, 0.0, 20.0);
        JsonNode empty = execute("""
                {"cases": {"filter": "kind = 'none'"}, "by": {"collection": "town"}}""");
        assertThat(values(empty)).containsExactly(0.0, 0.0, 0.0, 0.0);
        assertThat(empty.get("summary").get("cases").asInt()).isZero();
    }

    @Test
    void aFishnetCoversAllCasesAndAddsUp() {
        JsonNode answer = execute("{\"by\": {\"fishnet\": 1000}}");
        assertThat(answer.get("summary").get("cases").asInt()).isEqualTo(35);
        assertThat(answer.get("summary").get("outside").asInt()).isEqualTo(1);
        assertThat(values(answer).stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(v -> v)
                        .sum())
                .isEqualTo(35);
        JsonNode hexagons = execute("{\"by\": {\"hexagon\": 500}, \"limit\": 3}");
        assertThat(hexagons.get("features").get("numberReturned").asInt()).isEqualTo(3);
        assertThat(hexagons.get("notes").findValuesAsString("code")).contains("features-limited");
        assertThat(values(hexagons)).contains(30.0);
    }

    @Test
    void classesByEveryMethod() {
        assertThat(breaks("{\"method\": \"equal-count\", \"count\": 2}")).containsExactly(3.0);
        assertThat(breaks("{\"method\": \"equal-step\", \"count\": 3}")).containsExactly(10.0, 20.0);
        assertThat(breaks("{\"method\": \"natural-breaks\", \"count\": 2}")).containsExactly(30.0);
        assertThat(breaks("{\"method\": \"fixed\", \"breaks\": [1, 2.5, 100]}")).containsExactly(1.0, 2.5, 100.0);
        JsonNode fixed = execute("""
                {"by": {"collection": "town"}, "classes": {"method": "fixed", "breaks": [1, 3, 100]}}""");
        assertThat(fixed.get("legend").get("classes").findValuesAsString("zh"))
                .containsExactly("0", "1 – 2", "3 – 99", "≥ 100");
    }

    @Test
    void noCasesAndNoPlacesGiveAClearAnswer() {
        JsonNode none = execute("{\"cases\": {\"collection\": \"none\"}, \"by\": {\"fishnet\": 100}}");
        assertThat(none.get("features").get("features").size()).isZero();
        assertThat(none.get("notes").findValuesAsString("code")).containsExactly("no-cases", "no-areas");
        JsonNode areas = execute("{\"cases\": {\"collection\": \"none\"}, \"by\": {\"collection\": \"town\"}}");
        assertThat(values(areas)).containsExactly(0.0, 0.0, 0.0, 0.0);
        assertThat(areas.get("legend").get("classes").size()).isEqualTo(1);
    }

    @Test
    void describesEveryInputAndOutput() {
        JsonNode answer = execute("{\"by\": {\"collection\": \"town\"}}");
        assertThat(process.description().id()).isEqualTo("area-map");
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
        assertThat(process.description().inputs().propertyNames())
                .containsExactlyInAnyOrder("cases", "by", "indicator", "classes", "residents", "limit");
    }

    @ParameterizedTest(name = "{0} → {1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing-input | by",
                "{\"by\": {\"collection\": \"line\"}} | areas-not-polygons | by.collection",
                "{\"by\": {\"fishnet\": 0}} | invalid-cell-size | by.fishnet",
                "{\"by\": {\"fishnet\": 1}} | too-many-areas | by.fishnet",
                "{T, \"indicator\": \"none\"} | unknown-indicator | indicator",
                "{T, \"indicator\": \"cases-per-km\"} | indicator-not-available | indicator",
                "{T, \"indicator\": \"closure-rate\"} | indicator-not-available | indicator",
                "{T, \"classes\": {\"method\": \"guess\"}} | unknown-class-method | classes.method",
                "{T, \"classes\": {\"count\": 1}} | invalid-class-count | classes.count",
                "{T, \"classes\": {\"count\": 10}} | invalid-class-count | classes.count",
                "{T, \"classes\": {\"method\": \"fixed\"}} | invalid-breaks | classes.breaks",
                "{T, \"classes\": {\"method\": \"fixed\", \"breaks\": [2, 1]}} | invalid-breaks | classes.breaks",
                "{T, \"classes\": {\"method\": \"fixed\", \"breaks\": [\"x\"]}} | invalid-breaks | classes.breaks",
                "{T, \"classes\": {\"breaks\": [2]}} | breaks-without-fixed | classes.breaks",
                "{T, \"limit\": -1} | invalid-limit | limit",
                "{T, \"colour\": 1} | unknown-input | colour",
                "{T, \"residents\": {\"collection\": \"town\", \"property\": \"name\"}, \"indicator\": \"cases-per-1000-residents\"} | property-not-numeric | residents.property",
                "{T, \"cases\": {\"collection\": \"town\"}} | collection-not-points | cases.collection",
                "{T, \"cases\": {\"kinds\": [\"wish\"]}} | unknown-kind | cases.kinds",
            })
    void refusesWithACodeAndTheInput(String inputs, String code, String parameter) {
        assertThatThrownBy(() -> execute(inputs.replace("{T,", "{\"by\": {\"collection\": \"town\"},")))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo(code);
                    assertThat(fault.parameter()).isEqualTo(parameter);
                });
    }

    private List<Double> breaks(String classes) {
        JsonNode answer = execute("{\"by\": {\"collection\": \"town\"}, \"classes\": " + classes + "}");
        List<Double> breaks = new ArrayList<>();
        answer.get("legend").get("breaks").forEach(one -> breaks.add(one.asDouble()));
        assertThat(answer.get("legend").get("maximum").asDouble()).isCloseTo(30, within(0.0));
        return breaks;
    }

    private static List<Double> values(JsonNode answer) {
        List<Double> values = new ArrayList<>();
        for (JsonNode feature : answer.get("features").get("features")) {
            JsonNode value = feature.get("properties").get("value");
            values.add(value.isNull() ? null : value.asDouble());
        }
        return values;
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }

    private static Layer layer(String id, GeometryType type) {
        return new Layer(
                id,
                LocalizedText.same(id),
                type,
                METRES,
                List.of(
                        schema("name", PropertyType.STRING),
                        schema("kind", PropertyType.STRING),
                        schema("population", PropertyType.INTEGER),
                        schema("reported", PropertyType.DATE_TIME)),
                type == GeometryType.POINT ? "reported" : null,
                false);
    }

    private static PropertySchema schema(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }
}
