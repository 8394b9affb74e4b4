package org.cityreach.coverage.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.cityreach.city.CityProperties;
import org.cityreach.coverage.CoverageService;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LocalizedText;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.ShippedLayers;
import org.cityreach.standard.Standards;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the binding names of inputs and outputs, and faults by their code; figures by closed forms. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final GeometryFactory JTS = new GeometryFactory();

    private final TemporaryStore store = TemporaryStore.open();
    private final CoverageProcess process = new CoverageProcess(new CoverageService(
            store.snapshots(), new Standards(store.documents()), new CityProperties("Asia/Shanghai", null)));

    @BeforeAll
    void fill() {
        store.with(
                layer("site", GeometryType.POINT),
                List.of(
                        new Feature("a", point(119.94, 31.70), Map.of("status", "open", "size", 500.0)),
                        new Feature("b", point(119.96, 31.70), Map.of("status", "closed", "size", 0.0))));
        store.with(
                layer("home", GeometryType.POLYGON),
                List.of(new Feature("h", box(119.93, 31.69, 119.97, 31.71), Map.of("size", 4000.0, "name", "莱蒙城"))));
        store.with(layer("line", GeometryType.LINE_STRING), List.of());
        Layer stations = ShippedLayers.list().stream()
                .filter(layer -> layer.id().equals("transfer_station"))
                .findFirst()
                .orElseThrow();
        store.with(
                stations,
                List.of(new Feature(
                        "mahang",
                        point(119.95, 31.70),
                        Map.of(
                                "name",
                                "马杭转运站",
                                "capacityTonnesPerDay",
                                200.0,
                                "landSquareMetres",
                                1617.0,
                                "class",
                                "III",
                                "vehicleMode",
                                "small",
                                "status",
                                "rebuilding"))));
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void answersUnderTheBindingNames() {
        JsonNode answer = execute("""
                {"facilities": {"collection": "site", "filter": "status = 'open'"},
                 "demand": {"collection": "home", "weight": "size"}, "radiusMetres": 500, "groupBy": "home"}""");
        JsonNode summary = answer.get("summary");
        double covered = Math.PI * 500 * 500;
        assertThat(summary.get("facilities").asInt()).isEqualTo(1);
        assertThat(summary.get("demand").asInt()).isEqualTo(1);
        assertThat(summary.get("coveredDemand").asInt()).isZero();
        assertThat(summary.get("coveredAreaSquareMetres").asDouble()).isCloseTo(covered, within(0.01));
        double share = covered / summary.get("demandAreaSquareMetres").asDouble();
        assertThat(summary.get("ratio").asDouble()).isCloseTo(share, within(1e-9));
        assertThat(summary.get("coveredWeight").asDouble()).isCloseTo(4000 * share, within(1e-6));
        assertThat(summary.get("demandWeight").asDouble()).isCloseTo(4000, within(1e-6));
        assertThat(summary.get("basis").asString()).isEqualTo("size");
        assertThat(summary.get("basisText").get("zh").asString()).isNotBlank();
        assertThat(answer.get("groups").get(0).get("id").asString()).isEqualTo("h");
        JsonNode gap = answer.get("gaps").get("features").get(0);
        assertThat(answer.get("gaps").get("type").asString()).isEqualTo("FeatureCollection");
        assertThat(gap.get("properties").get("rank").asInt()).isEqualTo(1);
        assertThat(gap.get("properties").get("name").asString()).contains("莱蒙城");
        assertThat(answer.get("facilities").get(0).get("marginalWeight").asDouble())
                .isCloseTo(4000 * share, within(1e-6));
        assertThat(answer.get("facilities").get(0).get("redundant").asBoolean()).isFalse();
        assertThat(answer.get("area").get("type").asString()).isEqualTo("Polygon");
        assertThat(answer.get("versions").get("site").asLong()).isEqualTo(2);
        assertThat(answer.get("request").get("radiusMetres").asInt()).isEqualTo(500);
        assertThat(answer.toString()).doesNotContain("NaN");
    }

    @Test
    void theSameQuestionGivesTheSameAnswer() {
        String asked = """
                {"facilities": {"collection": "site"}, "demand": {"collection": "home"}, "radiusMetres": 700}""";
        assertThat(execute(asked)).isEqualTo(execute(asked));
    }

    @Test
    void aFilterMayBeAnObject() {
        JsonNode answer = execute("""
                {"facilities": {"collection": "site",
                  "filter": {"op": "=", "args": [{"property": "status"}, "closed"]}},
                 "demand": {"collection": "home"}, "radiusMetres": 500}""");
        assertThat(answer.get("facilities").get(0).get("id").asString()).isEqualTo("b");
    }

    @Test
    void withinAGeoJsonPolygon() {
        JsonNode answer = execute("""
                {"facilities": {"collection": "site"}, "demand": {"collection": "home", "weight": "size"},
                 "radiusMetres": 100, "within": {"type": "Polygon", "coordinates":
                  [[[119.93, 31.68], [119.95, 31.68], [119.95, 31.72], [119.93, 31.72], [119.93, 31.68]]]}}""");
        assertThat(answer.get("summary").get("demandWeight").asDouble()).isCloseTo(2000, within(1.0));
    }

    @Test
    void aStationTooLargeForItsLandIsFlaggedNotRefused() {
        JsonNode answer = execute("""
                {"facilities": {"collection": "transfer_station"}, "demand": {"collection": "home"},
                 "standard": "transfer-station-radius"}""");
        assertThat(answer.get("summary").get("facilities").asInt()).isEqualTo(1);
        JsonNode findings = answer.get("compliance").get("findings");
        assertThat(findings.findValuesAsString("code")).contains("land-below-class-index");
        assertThat(findings.findValuesAsString("status")).contains("warn");
    }

    @ParameterizedTest(name = "{0} → {1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | invalid-input | inputs",
                "{} | missing-input | demand",
                "{\"demand\": {\"collection\": \"home\"}, \"radiusMetres\": 5} | missing-input | facilities",
                "{F, D} | missing-input | radiusMetres",
                "{F, D, \"radiusMetres\": 5, \"standard\": \"x\"} | too-many-radii | radiusMetres",
                "{F, D, \"radiusMetres\": -5} | invalid-radius | radiusMetres",
                "{F, D, \"radiusMetres\": 0} | invalid-radius | radiusMetres",
                "{F, D, \"radiusMetres\": 100001} | invalid-radius | radiusMetres",
                "{F, D, \"radiusMetres\": \"NaN\"} | invalid-input | radiusMetres",
                "{F, D, \"radiusMetres\": [5]} | invalid-input | radiusMetres",
                "{F, D, \"radiusMetres\": 1e999} | invalid-input | radiusMetres",
                "{F, D, \"radiusProperty\": \"none\"} | unknown-property | radiusProperty",
                "{F, D, \"radiusProperty\": \"status\"} | property-not-numeric | radiusProperty",
                "{F, D, \"standard\": \"none\"} | standard-not-found | standard",
                "{F, D, \"standard\": \"toilet-density\"} | standard-without-radius | standard",
                "{F, D, \"radiusMetres\": 5, \"colour\": 1} | unknown-input | colour",
                "{F, D, \"radiusMetres\": 5, \"distance\": \"network:walk\"} | distance-not-available | distance",
                "{F, D, \"radiusMetres\": 5, \"distance\": \"crow\"} | invalid-input | distance",
                "{F, D, \"radiusMetres\": 5, \"from\": \"middle\"} | invalid-input | from",
                "{F, D, \"radiusMetres\": 5, \"groupBy\": \"site\"} | groups-not-polygons | groupBy",
                "{F, D, \"radiusMetres\": 5, \"groupBy\": \"none\"} | collection-not-found | collection",
                "{F, D, \"radiusMetres\": 5, \"groupBy\": 7} | invalid-input | groupBy",
                "{F, D, \"radiusMetres\": 5, \"gapLimit\": -1} | invalid-gap-limit | gapLimit",
                "{F, D, \"radiusMetres\": 5, \"gapLimit\": 1.5} | invalid-input | gapLimit",
                "{F, D, \"radiusMetres\": 5, \"gapSpanMetres\": 1} | invalid-gap-span | gapSpanMetres",
                "{F, D, \"radiusMetres\": 5, \"servedArea\": \"yes\"} | invalid-input | servedArea",
                "{F, D, \"radiusMetres\": 5, \"within\": {\"type\": \"Point\", \"coordinates\": [1, 2]}} | within-not-polygon | within",
                "{F, D, \"radiusMetres\": 5, \"within\": {\"type\": \"Polygon\", \"coordinates\": [[[1, 2], [3, 4]]]}} | invalid-geometry | within",
                "{F, D, \"radiusMetres\": 5, \"within\": {\"type\": \"Polygon\", \"coordinates\": [[[500000, 3500000], [3, 4], [5, 4], [3, 4]]]}} | invalid-geometry | within",
                "{F, D, \"radiusMetres\": 5, \"within\": {\"collection\": \"home\", \"ids\": [\"x\"]}} | unknown-feature | within.ids",
                "{F, D, \"radiusMetres\": 5, \"within\": {\"collection\": \"site\"}} | within-not-polygon | within.collection",
                "{\"facilities\": {\"collection\": \"none\"}, D, \"radiusMetres\": 5} | collection-not-found | collection",
                "{\"facilities\": {\"collection\": \"site\", \"where\": 1}, D, \"radiusMetres\": 5} | unknown-input | facilities.where",
                "{\"facilities\": \"site\", D, \"radiusMetres\": 5} | invalid-input | facilities",
                "{F, \"demand\": {\"collection\": \"line\"}, \"radiusMetres\": 5} | demand-not-points-or-polygons | demand.collection",
                "{F, \"demand\": {\"collection\": \"home\", \"weight\": \"none\"}, \"radiusMetres\": 5} | unknown-property | demand.weight",
                "{F, \"demand\": {\"collection\": \"home\", \"weight\": \"name\"}, \"radiusMetres\": 5} | property-not-numeric | demand.weight",
            })
    void refusesWithACodeAndTheInput(String inputs, String code, String parameter) {
        String full = inputs.replace("F,", "\"facilities\": {\"collection\": \"site\"},")
                .replace("D,", "\"demand\": {\"collection\": \"home\"},")
                .replace("D}", "\"demand\": {\"collection\": \"home\"}}");
        assertThatThrownBy(() -> execute(full)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
        });
    }

    @Test
    void describesEveryInputAndOutput() {
        assertThat(process.description().id()).isEqualTo("coverage");
        assertThat(process.description().inputs().propertyNames())
                .contains("facilities", "demand", "within", "radiusMetres", "radiusProperty", "standard")
                .contains("distance", "from", "groupBy");
        assertThat(process.description().inputs()).allSatisfy(input -> {
            assertThat(input.get("title").asString()).isNotBlank();
            assertThat(input.get("schema").isObject()).isTrue();
        });
        JsonNode answer = execute("""
                {"facilities": {"collection": "site"}, "demand": {"collection": "home"}, "radiusMetres": 5}""");
        assertThat(process.description().outputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(answer.propertyNames());
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }

    private static Layer layer(String id, GeometryType type) {
        List<PropertySchema> properties = List.of(
                schema("name", PropertyType.STRING),
                schema("status", PropertyType.STRING),
                schema("size", PropertyType.NUMBER));
        return new Layer(id, LocalizedText.same(id), type, Crs.of("EPSG:4490"), properties, null, false);
    }

    private static PropertySchema schema(String name, PropertyType type) {
        return new PropertySchema(name, type, LocalizedText.same(name), null, List.of(), Map.of(), false);
    }

    private static Geometry point(double longitude, double latitude) {
        return JTS.createPoint(new Coordinate(longitude, latitude));
    }

    private static Geometry box(double west, double south, double east, double north) {
        return JTS.toGeometry(new Envelope(west, east, south, north));
    }
}
