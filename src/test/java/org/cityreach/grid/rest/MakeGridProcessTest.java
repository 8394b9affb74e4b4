package org.cityreach.grid.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.fault.Fault;
import org.cityreach.grid.GridMaker;
import org.cityreach.grid.GridTown;
import org.cityreach.job.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: cells of hand-made communities counted and measured by hand; faults by their code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MakeGridProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GridTown town = new GridTown()
            .add("community", "a", GridTown.box(0, 0, 300, 200), "code", "320412101001", "name", "甲")
            .add("community", "b", GridTown.box(300, 0, 550, 200), "code", "320412101002", "name", "乙")
            .add("community", "c", null, "code", "320412101003")
            .add("twins", "a", GridTown.box(0, 0, 300, 200), "code", "1")
            .add("twins", "b", GridTown.box(300, 0, 550, 200), "code", "1")
            .open();
    private final MakeGridProcess process = new MakeGridProcess(new GridMaker(town.store.snapshots(), GridTown.CITY));

    @BeforeAll
    void describe() {
        assertThat(process.description().id()).isEqualTo("make-grid");
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void serialsRunWestToEastAndNorthToSouthInEveryCommunity() {
        JsonNode answer = execute("""
                {"cellMetres": 100, "within": {"collection": "community"}, "parentProperty": "code", "clipped": true}""");
        assertThat(codes(answer))
                .containsExactly(
                        "320412101001001",
                        "320412101001002",
                        "320412101001003",
                        "320412101001004",
                        "320412101001005",
                        "320412101001006",
                        "320412101002001",
                        "320412101002002",
                        "320412101002003",
                        "320412101002004",
                        "320412101002005",
                        "320412101002006");
        JsonNode features = answer.get("features").get("features");
        assertThat(longitude(features.get(0))).isLessThan(longitude(features.get(1)));
        assertThat(latitude(features.get(0))).isGreaterThan(latitude(features.get(3)));
        assertThat(features.get(8).get("properties").get("areaSquareMetres").asDouble())
                .isEqualTo(5000);
        assertThat(features.get(8).get("properties").get("lattice").asString()).isEqualTo("100mN35081E4945");
        assertThat(answer.get("summary").get("areaSquareMetres").asDouble()).isCloseTo(110_000, within(1e-6));
        assertThat(answer.get("notes").findValuesAsString("code")).containsExactly("areas-left-out");
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        process.description().outputs().propertyNames());
    }

    @Test
    void wholeCellsReachOverTheBorderAndAreCountedOnce() {
        JsonNode answer = execute("""
                {"cellMetres": 200, "within": {"collection": "community"}, "codePrefix": "W-"}""");
        assertThat(codes(answer)).containsExactly("W-001", "W-002", "W-003");
        assertThat(answer.get("summary").get("areaSquareMetres").asDouble()).isCloseTo(120_000, within(1e-6));
        JsonNode byParent = execute("""
                {"cellMetres": 200, "within": {"collection": "community"}, "parentProperty": "code"}""");
        assertThat(codes(byParent)).containsExactly("320412101001001", "320412101001002", "320412101002001");
    }

    @Test
    void clippedHexagonsFillTheGroundExactly() {
        JsonNode answer = execute("""
                {"kind": "hexagon", "cellMetres": 70, "within": {"collection": "community"}, "clipped": true}""");
        assertThat(answer.get("summary").get("areaSquareMetres").asDouble()).isCloseTo(110_000, within(0.1));
        assertThat(codes(answer)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aBoxIsCovered() {
        JsonNode answer = execute("""
                {"cellMetres": 500, "bbox": [119.94, 31.70, 119.96, 31.71], "clipped": true}""");
        assertThat(answer.get("summary").get("areaSquareMetres").asDouble()).isCloseTo(2_101_000, within(3000.0));
        assertThat(answer.get("summary").get("crs").asString()).isEqualTo("EPSG:4549");
    }

    @ParameterizedTest(name = "{0} → {1} at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | missing-input | cellMetres",
                "{\"cellMetres\": 0, W} | invalid-cell-size | cellMetres",
                "{\"cellMetres\": 50} | missing-input | within",
                "{\"cellMetres\": 50, W, \"bbox\": [1, 2, 3, 4]} | too-many-extents | within",
                "{\"cellMetres\": 1, \"bbox\": [119, 31, 120, 32]} | too-many-cells | cellMetres",
                "{\"cellMetres\": 1, W} | too-many-cells | cellMetres",
                "{\"cellMetres\": 50, \"bbox\": [3, 2, 1, 4]} | invalid-bbox | bbox",
                "{\"cellMetres\": 50, \"bbox\": [1, 2, 3]} | invalid-bbox | bbox",
                "{\"cellMetres\": 50, \"kind\": \"triangle\", W} | invalid-input | kind",
                "{\"cellMetres\": 50, W, \"parentProperty\": \"none\"} | unknown-property | parentProperty",
                "{\"cellMetres\": 50, W, \"parentProperty\": \"level\"} | parent-code-not-unique | parentProperty",
                "{\"cellMetres\": 50, \"within\": {\"collection\": \"twins\"}, \"parentProperty\": \"code\"} | parent-code-not-unique | parentProperty",
                "{\"cellMetres\": 50, W, \"parentProperty\": \"code\", \"codePrefix\": \"x\"} | parent-without-polygons | parentProperty",
                "{\"cellMetres\": 50, \"within\": {\"collection\": \"none\"}} | collection-not-found | within.collection",
            })
    void refusesWithACodeAndTheInput(String inputs, String code, String parameter) {
        String full = inputs.replace("W", "\"within\": {\"collection\": \"community\"}");
        assertThatThrownBy(() -> execute(full)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
        });
    }

    private static double longitude(JsonNode feature) {
        return feature.get("geometry").get("coordinates").get(0).get(0).get(0).asDouble();
    }

    private static double latitude(JsonNode feature) {
        return feature.get("geometry").get("coordinates").get(0).get(0).get(1).asDouble();
    }

    private static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        for (JsonNode feature : answer.get("features").get("features")) {
            codes.add(feature.get("properties").get("code").asString());
        }
        return codes;
    }

    private JsonNode execute(String inputs) {
        return process.execute(JSON.readTree(inputs), Progress.NONE);
    }
}
