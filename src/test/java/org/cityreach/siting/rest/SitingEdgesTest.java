package org.cityreach.siting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.job.AnalysisProcess;
import org.cityreach.job.Progress;
import org.cityreach.layer.GeometryType;
import org.cityreach.siting.SitingService;
import org.cityreach.siting.SitingTown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Truth: what a planner must be told, row by row of the resource {@code siting/edges.txt}: a question with short forms, and the
 * fault with its input, or the status with the reason and notes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitingEdgesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> SHORT = Map.of(
            "DEMAND", "\"demand\": {\"collection\": \"home\", \"weight\": \"people\"}",
            "PLACES", "\"candidates\": {\"collection\": \"place\"}",
            "MEDIAN", "\"problem\": \"p-median\"",
            "CENTRE", "\"problem\": \"p-centre\"",
            "COVER", "\"problem\": \"maximal-covering\"",
            "SETCOVER", "\"problem\": \"set-covering\"",
            "ROOM", "\"problem\": \"capacitated-p-median\"");

    private final SitingTown town = new SitingTown();
    private AnalysisProcess siting;
    private AnalysisProcess evaluation;

    @BeforeAll
    void build() {
        town.layer("home", GeometryType.POINT, "people:number", "name:string")
                .add("home", "h0", "POINT (0 0)", "people", 10.0)
                .add("home", "h1", "POINT (100 0)", "people", 20.0)
                .add("home", "h2", "POINT (200 0)", "people", 30.0);
        town.layer("odd", GeometryType.POINT, "people:number")
                .add("odd", "o0", "POINT (0 0)", "people", -10.0)
                .add("odd", "o1", "POINT (100 0)")
                .add("odd", "o2", "POINT (200 0)", "people", 30.0);
        town.layer("place", GeometryType.POINT, "name:string", "room:number", "price:number")
                .add("place", "a", "POINT (0 0)", "name", "A", "room", 40.0, "price", 10.0)
                .add("place", "b", "POINT (100 0)", "name", "B", "room", 5.0, "price", 20.0)
                .add("place", "c", "POINT (210 0)", "name", "C");
        town.layer("far", GeometryType.POINT, "room:number").add("far", "f", "POINT (90000 0)", "room", 100.0);
        town.layer("stands", GeometryType.POINT, "room:number").add("stands", "e", "POINT (200 0)", "room", 25.0);
        town.layer("nothing", GeometryType.POINT, "people:number", "room:number");
        town.layer("block", GeometryType.POLYGON, "people:number")
                .add("block", "k", "POLYGON ((-50 -50, 50 -50, 50 50, -50 50, -50 -50))", "people", 7.0)
                .add("block", "m", "POLYGON ((150 -50, 250 -50, 250 50, 150 50, 150 -50))", "people", 9.0);
        town.layer("wide", GeometryType.POINT)
                .add("wide", "w0", "POINT (-50000 -50000)")
                .add("wide", "w1", "POINT (50000 50000)");
        town.layer("street", GeometryType.LINE_STRING).add("street", "r", "LINESTRING (0 0, 100 0)");
        SitingService service = town.open();
        siting = new SitingProcess(service);
        evaluation = new SitingEvaluationProcess(service);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @MethodSource("rows")
    void isAnsweredClearly(String question, String expected) {
        String inputs = "{" + question + "}";
        for (Map.Entry<String, String> one : SHORT.entrySet()) {
            inputs = inputs.replaceAll("\\b" + one.getKey() + "\\b", one.getValue());
        }
        JsonNode node = JSON.readTree(inputs);
        AnalysisProcess process = node.has("plan") ? evaluation : siting;
        String[] wanted = expected.split("\\s*;\\s*");
        if (wanted[0].startsWith("fault ")) {
            assertThatThrownBy(() -> process.execute(node, Progress.NONE))
                    .isInstanceOfSatisfying(Fault.class, fault -> {
                        assertThat("fault " + fault.code() + " " + fault.parameter())
                                .isEqualTo(wanted[0]);
                        assertThat(fault.kind() == Fault.Kind.NOT_FOUND ? fault.getMessage() : fault.allowed())
                                .isNotBlank();
                    });
            return;
        }
        JsonNode answer = process.execute(node, Progress.NONE);
        assertThat(answer.toString()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(answer.get("status").asString()).isEqualTo(wanted[0]);
        String said = answer.get("reason") + " " + answer.get("notes") + " " + answer.path("violations");
        for (int i = 1; i < wanted.length; i++) {
            assertThat(said).contains(wanted[i]);
        }
        if (wanted[0].equals("infeasible")) {
            assertThat(answer.get("reason").get("zh").asString()).isNotBlank();
            assertThat(answer.get("reason").get("en").asString()).isNotBlank();
            assertThat(answer.get("sites").get("features")).isEmpty();
            assertThat(answer.get("after").isNull()).isTrue();
        }
    }

    static Stream<String[]> rows() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SitingEdgesTest.class.getResourceAsStream("/siting/edges.txt")),
                StandardCharsets.UTF_8))) {
            return in
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*=>\\s*", 2))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
