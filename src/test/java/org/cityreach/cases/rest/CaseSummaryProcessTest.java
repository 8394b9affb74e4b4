package org.cityreach.cases.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cityreach.cases.CaseInputs;
import org.cityreach.cases.RandomCases;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the document worked out by hand for three cases, and the names that the description promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseSummaryProcessTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TemporaryStore store = TemporaryStore.open()
            .with(
                    RandomCases.layer("case"),
                    List.of(
                            new Feature(
                                    "a",
                                    new GeometryFactory().createPoint(new Coordinate(119.94, 31.7)),
                                    Map.of(
                                            "kind", "violation",
                                            "category", "E0101",
                                            "reported", Instant.parse("2025-03-05T01:02:03.004Z"))),
                            new Feature("b", null, Map.of("kind", "violation", "category", "自有类别")),
                            new Feature("c", null, Map.of("reported", Instant.parse("2025-03-06T18:00:00Z")))));
    private final CaseSummaryProcess process =
            new CaseSummaryProcess(new CaseInputs(store.caseIndexes(), new CityProperties("Asia/Shanghai", null)));

    @AfterAll
    void close() {
        store.close();
    }

    private JsonNode run(String inputs) {
        return process.execute(JSON.readTree(inputs.replace('\'', '"')), Progress.NONE);
    }

    @Test
    void theDocumentTellsTotalsStepsAndValues() {
        JsonNode document = run("{'step': 'day'}");
        assertThat(document.path("total").asInt()).isEqualTo(3);
        assertThat(document.path("withoutPlace").asInt()).isEqualTo(2);
        assertThat(document.path("withoutMoment").asInt()).isEqualTo(1);
        assertThat(document.path("first").asString()).isEqualTo("2025-03-05T01:02:03.004Z");
        assertThat(document.path("last").asString()).isEqualTo("2025-03-06T18:00:00Z");
        assertThat(document.path("series").size()).isEqualTo(3);
        assertThat(document.path("series").get(2).toString())
                .isEqualTo("{\"from\":\"2025-03-06T16:00:00Z\",\"to\":\"2025-03-07T16:00:00Z\",\"count\":1}");
        assertThat(document.path("byKind").get(0).toString())
                .isEqualTo("{\"value\":\"violation\",\"title\":{\"zh\":\"违规\",\"en\":\"violation\"},\"count\":2}");
        assertThat(document.path("byKind").get(1).path("value").isNull()).isTrue();
        JsonNode shipped = document.path("byCategory").get(0);
        assertThat(shipped.path("value").asString()).isEqualTo("E0101");
        assertThat(shipped.path("class").path("value").asString()).isEqualTo("E01");
        assertThat(shipped.path("class").path("title").path("zh").asString()).isEqualTo("市容环境");
        assertThat(document.path("byCategory").get(1).path("title").path("en").asString())
                .isEqualTo("自有类别");
        assertThat(document.path("versions").path("case").asInt()).isEqualTo(2);
        assertThat(document.path("notes").findValuesAsString("code"))
                .containsExactly("without-place", "without-moment");
    }

    @Test
    void nothingFoundIsAnAnswerWithANote() {
        JsonNode document = run("{'cases': {'datetime': '1999-01-01'}, 'step': 'month'}");
        assertThat(document.path("total").asInt()).isZero();
        assertThat(document.path("first").isNull()).isTrue();
        assertThat(document.path("series").isEmpty()).isTrue();
        assertThat(document.path("notes").findValuesAsString("code")).containsExactly("no-cases");
    }

    @Test
    void theDescriptionNamesEveryOutputAndInput() {
        assertThat(new TreeSet<>(process.description().outputs().propertyNames()))
                .isEqualTo(new TreeSet<>(run("{}").propertyNames()));
        assertThat(process.description().inputs().propertyNames())
                .containsExactlyInAnyOrderElementsOf(Set.of("cases", "step"));
    }

    @Test
    void wrongInputsAreRefused() {
        assertThatThrownBy(() -> run("{'step': 'hour'}"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.parameter()).isEqualTo("step"));
        assertThatThrownBy(() -> run("{'stride': 'day'}"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.code()).isEqualTo("unknown-input"));
    }
}
