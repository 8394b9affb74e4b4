package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.cityreach.analysis.Inputs;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Truth: six cases written by hand, and what each question about them must find or be refused with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseInputsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TemporaryStore store = TemporaryStore.open()
            .with(
                    layer("case"),
                    List.of(
                            feature("a", "complaint", "E0101", "2024-12-31T15:59:59.999Z"),
                            feature("b", "complaint", "E0102", "2024-12-31T16:00:00Z"),
                            feature("c", "violation", "E0501", "2025-01-01T15:59:59.999Z"),
                            feature("d", "violation", "E0501", "2025-01-01T16:00:00Z"),
                            feature("e", "violation", "共享单车", "2025-03-01T00:00:00Z"),
                            new Feature("f", RandomCases.point(119.96, 31.72), Map.of("kind", "complaint"))));
    private final CaseInputs inputs = new CaseInputs(store.caseIndexes(), new CityProperties("Asia/Shanghai", null));

    @AfterAll
    void close() {
        store.close();
    }

    private static Layer layer(String id) {
        return RandomCases.layer(id);
    }

    private static Feature feature(String id, String kind, String category, String reported) {
        return new Feature(
                id,
                RandomCases.point(119.94, 31.70),
                Map.of("kind", kind, "category", category, "reported", Instant.parse(reported), "grid", "G1"));
    }

    private CaseQuestion read(String cases) {
        String document = "{\"cases\": " + cases.replace('\'', '"') + "}";
        return inputs.read(Inputs.of("", JSON.readTree(document), Set.of("cases")));
    }

    private static String found(CaseQuestion question) {
        return IntStream.of(question.index().rows(question.filter()))
                .mapToObj(question.index()::id)
                .sorted()
                .reduce("", String::concat);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|abcdef",
                "{'kinds': [], 'categories': [], 'grids': []}|abcdef",
                "{'kinds': ['violation']}|cde",
                "{'kinds': ['violation', 'complaint']}|abcdef",
                "{'categories': ['E0501']}|cd",
                "{'categories': ['E01']}|ab",
                "{'categories': ['E01', '共享单车']}|abe",
                "{'categories': ['E06']}|''",
                "{'kinds': ['complaint'], 'categories': ['E05']}|''",
                "{'datetime': '2025-01-01'}|bc",
                "{'datetime': '2025-01-01/2025-01-02'}|bcd",
                "{'datetime': '../2025-01-01'}|abc",
                "{'datetime': '2025-01-02/..'}|de",
                "{'datetime': '2025-01-01T16:00:00Z/2025-03-01T00:00:00Z'}|de",
                "{'datetime': '2024-12-31T16:00:00Z'}|b",
                "{'datetime': '../..'}|abcde",
                "{'datetime': '+999999999-01-01/..'}|''",
                "{'within': {'type': 'Polygon', 'coordinates': [[[119.95,31.71],[119.97,31.71],[119.97,31.73],[119.95,31.71]]]}}|f",
                "{'filter': 'grid IS NULL'}|f",
                "{'filter': {'op': '=', 'args': [{'property': 'kind'}, 'complaint']}}|abf",
                "{'grids': ['G1'], 'filter': 'kind = ''complaint'''}|ab",
            })
    void aQuestionFindsItsCases(String cases, String expected) {
        assertThat(found(read(cases.replace("''complaint''", "\\u0027complaint\\u0027"))))
                .isEqualTo(expected);
    }

    @Test
    void withoutTheInputEveryCaseIsMeant() {
        CaseQuestion question = inputs.read(Inputs.of("", JSON.readTree("{}"), Set.of("cases")));
        assertThat(found(question)).isEqualTo("abcdef");
        assertThat(question.index().layer().id()).isEqualTo("case");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'datetime': '2025-02-01/2025-01-01'}|invalid-datetime|cases.datetime|start is not after its end",
                "{'datetime': 'yesterday'}|invalid-datetime|cases.datetime|2026-01-31",
                "{'datetime': 7}|invalid-input|cases.datetime|interval",
                "{'kinds': ['praise']}|unknown-kind|cases.kinds|complaint, violation",
                "{'categories': ['E99']}|unknown-category|cases.categories|E0101, E0102, E0501",
                "{'grids': ['G2']}|unknown-grid|cases.grids|G1",
                "{'units': ['U']}|unknown-unit|cases.units|nothing",
                "{'kinds': 'complaint'}|invalid-input|cases.kinds|list",
                "{'kinds': [true]}|invalid-input|cases.kinds|list",
                "{'within': {'type': 'Point', 'coordinates': [1, 2]}}|within-not-polygon|cases.within|Polygon",
                "{'within': 'everywhere'}|within-not-polygon|cases.within|Polygon",
                "{'within': {'type': 'Polygon', 'coordinates': []}}|invalid-geometry|cases.within|rings",
                "{'within': {'type': 'Polygon', 'coordinates': [[[0,0],[1,1]]]}}|invalid-geometry|cases.within|4",
                "{'within': {'type': 'Polygon', 'coordinates': [[[0,0],[1,1],[1,0],[0,1],[0,0]]]}}|invalid-geometry|cases.within|cross",
                "{'within': {'type': 'Polygon', 'coordinates': [[[500,0],[1,1],[1,0],[500,0]]]}}|invalid-geometry|cases.within|degrees",
                "{'filter': 'colour = 1'}|unknown-property|cases.filter|kind",
                "{'filter': 'kind = = 1'}|invalid-filter|cases.filter|",
                "{'kind': ['violation']}|unknown-input|cases.kind|kinds",
                "{'collection': 'nothing'}|collection-not-found|cases.collection|",
                "[]|invalid-input|cases|collection",
            })
    void whatIsWrongIsNamed(String cases, String code, String parameter, String hint) {
        assertThatThrownBy(() -> read(cases)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.parameter()).isEqualTo(parameter);
            if (hint != null) {
                assertThat(fault.getMessage()).contains(hint);
            }
        });
    }

    @Test
    void queryParametersSayTheSame() {
        assertThat(found(inputs.read("case", Map.of("kinds", "violation", "categories", "E05, 共享单车"))))
                .isEqualTo("cde");
        assertThat(found(inputs.read("case", Map.of("kinds", "", "datetime", "", "filter", " ", "grids", ","))))
                .isEqualTo("abcdef");
        assertThat(found(inputs.read("case", Map.of("datetime", "2025-01-01", "filter", "kind = 'violation'"))))
                .isEqualTo("c");
        assertThatThrownBy(() -> inputs.read("case", Map.of("categories", "E01,E99")))
                .isInstanceOfSatisfying(Fault.class, fault -> {
                    assertThat(fault.code()).isEqualTo("unknown-category");
                    assertThat(fault.parameter()).isEqualTo("categories");
                    assertThat(fault.value()).isEqualTo("E99");
                });
    }

    @Test
    void onlyTheFirstOfManyKnownValuesAreNamed() {
        try (TemporaryStore many = TemporaryStore.open()
                .with(
                        layer("many"),
                        IntStream.range(100, 200)
                                .mapToObj(i -> feature("f" + i, "complaint", "K" + i, "2025-01-01T00:00:00Z"))
                                .toList())) {
            CaseInputs own = new CaseInputs(many.caseIndexes(), new CityProperties("Asia/Shanghai", null));
            assertThatThrownBy(() -> own.read("many", Map.of("categories", "no such")))
                    .hasMessageContaining("K159 and 40 more");
        }
    }
}
