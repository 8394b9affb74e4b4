package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Filter.Operator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: OGC 21-065r2 (CQL2), its precedence, literals and three-valued logic. */
class FilterParserTest {

    private static final Layer LAYER = SampleLayer.points();
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    static Stream<Arguments> texts() {
        Filter open = compare("status", Operator.EQUAL, "open");
        Filter big = compare("stalls", Operator.GREATER, 5L);
        Filter far = compare("area", Operator.LESS_OR_EQUAL, -2.5e3);
        return Stream.of(
                Arguments.of("status = 'open'", open),
                Arguments.of("\"status\"='open'", open),
                Arguments.of("'open' = status", open),
                Arguments.of("5 < stalls", big),
                Arguments.of("area <= -2.5e3", far),
                Arguments.of("area <= -2500.0", far),
                Arguments.of("单位 = '城管局'", compare("单位", Operator.EQUAL, "城管局")),
                Arguments.of("name = 'O''Neil'", compare("name", Operator.EQUAL, "O'Neil")),
                Arguments.of("name = 'O\\'Neil'", compare("name", Operator.EQUAL, "O'Neil")),
                Arguments.of(
                        "name = '\\a\\b\\t\\n\\v\\f\\r'", compare("name", Operator.EQUAL, "\u0007\b\t\n\u000b\f\r")),
                Arguments.of("name = 'a\\\\tb\\%'", compare("name", Operator.EQUAL, "a\\\\tb\\%")),
                Arguments.of("\"in\" <> 3", compare("in", Operator.NOT_EQUAL, 3L)),
                Arguments.of("accessible = TRUE", compare("accessible", Operator.EQUAL, true)),
                Arguments.of(
                        "built >= DATE('2026-01-31')",
                        compare("built", Operator.GREATER_OR_EQUAL, LocalDate.of(2026, 1, 31))),
                Arguments.of(
                        "checked < TIMESTAMP('2026-01-31T08:00:00+08:00')",
                        compare("checked", Operator.LESS, Instant.parse("2026-01-31T00:00:00Z"))),
                Arguments.of("stalls BETWEEN 1 AND 5", new Filter.Between("stalls", 1L, 5L)),
                Arguments.of("status in ('open', 'planned')", new Filter.In("status", List.of("open", "planned"))),
                Arguments.of("name LIKE '府北%'", new Filter.Like("name", "府北%")),
                Arguments.of("name IS NULL", new Filter.IsNull("name")),
                Arguments.of("name is not null", new Filter.Not(new Filter.IsNull("name"))),
                Arguments.of("id IN ('a','b')", new Filter.IdIn(List.of("a", "b"))),
                Arguments.of("id <> 'a'", new Filter.Not(new Filter.IdIn(List.of("a")))),
                Arguments.of("TRUE", Filter.all()),
                Arguments.of("FALSE", new Filter.Or(List.of())),
                Arguments.of(
                        "status='open' OR stalls>5 AND area<=-2500",
                        new Filter.Or(List.of(open, new Filter.And(List.of(big, far))))),
                Arguments.of(
                        "(status='open' or stalls>5) and area<=-2500",
                        new Filter.And(List.of(new Filter.Or(List.of(open, big)), far))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsText(String text, Filter expected) {
        assertThat(FilterParser.parseText(text, LAYER)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT stalls > 5 | stalls <= 5",
                "NOT (stalls > 5 AND status = 'open') | stalls <= 5 OR status <> 'open'",
                "NOT (stalls = 5 OR NOT status = 'open') | stalls <> 5 AND status = 'open'",
                "stalls NOT BETWEEN 1 AND 5 | stalls < 1 OR stalls > 5",
                "NOT NOT stalls > 5 | stalls > 5",
                "NOT name NOT LIKE 'a%' | name LIKE 'a%'",
                "status NOT IN ('open') | NOT (status IN ('open'))",
                "NOT TRUE | FALSE"
            })
    void carriesNotToTheLeaves(String text, String same) {
        assertThat(FilterParser.parseText(text, LAYER)).isEqualTo(FilterParser.parseText(same, LAYER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'open'",
                "status <> 'open'",
                "status NOT IN ('open')",
                "name NOT LIKE 'a%'",
                "NOT (name LIKE 'a%')",
                "NOT (NOT (status IN ('open')))",
                "stalls NOT BETWEEN 1 AND 2",
                "NOT (stalls < 3)",
                "NOT (status = 'open' AND stalls < 3)"
            })
    void nothingHoldsOfWhatIsMissing(String text) {
        Feature bare = new Feature("a", null, Map.of());
        assertThat(FilterEvaluator.of(FilterParser.parseText(text, LAYER)).matches(bare))
                .isFalse();
    }

    static Stream<Arguments> wrongTexts() {
        return Stream.of(
                Arguments.of("", "invalid-filter", "filter"),
                Arguments.of("status", "invalid-filter", "filter"),
                Arguments.of("status =", "invalid-filter", "filter"),
                Arguments.of("status = 'open' and", "invalid-filter", "filter"),
                Arguments.of("status = 'open' stalls > 5", "invalid-filter", "filter"),
                Arguments.of("(status = 'open'", "invalid-filter", "filter"),
                Arguments.of("status = 'open", "invalid-filter", "filter"),
                Arguments.of("status == 'open'", "invalid-filter", "filter"),
                Arguments.of("status = 'a' ; drop table toilet", "invalid-filter", "filter"),
                Arguments.of("name = stalls", "invalid-filter", "filter"),
                Arguments.of("A_CONTAINS(name, ('a'))", "unsupported-filter", "filter"),
                Arguments.of("name NOT = 'a'", "invalid-filter", "filter"),
                Arguments.of("stalls IN ()", "invalid-filter", "filter"),
                Arguments.of("exec('x') = 1", "invalid-filter", "filter"),
                Arguments.of("colour = 'red'", "unknown-property", "property"),
                Arguments.of("Status = 'open'", "unknown-property", "property"),
                Arguments.of("status = 5", "invalid-value", "status"),
                Arguments.of("stalls = '5'", "invalid-value", "stalls"),
                Arguments.of("area = 1e999", "invalid-value", "area"),
                Arguments.of("accessible = 1", "invalid-value", "accessible"),
                Arguments.of("accessible > true", "invalid-filter", "accessible"),
                Arguments.of("built = DATE('2026-02-30')", "invalid-value", "built"),
                Arguments.of("checked = TIMESTAMP('2026-01-31T08:00:00')", "invalid-value", "checked"),
                Arguments.of("checked = DATE('2026-01-31')", "invalid-value", "checked"),
                Arguments.of("stalls LIKE '5%'", "invalid-filter", "stalls"),
                Arguments.of("id = 7", "invalid-value", "id"),
                Arguments.of("(".repeat(60) + "name IS NULL" + ")".repeat(60), "filter-too-large", null),
                Arguments.of("(".repeat(20_000), "filter-too-large", null),
                Arguments.of("name = '" + "x".repeat(60_000) + "'", "filter-too-large", null),
                Arguments.of("stalls=1" + " or stalls=1".repeat(1000), "filter-too-large", null),
                Arguments.of("stalls in (1" + ",1".repeat(10_000) + ")", "filter-too-large", null));
    }

    @ParameterizedTest
    @MethodSource("wrongTexts")
    void namesWhatIsWrong(String text, String code, @Nullable String parameter) {
        Fault fault = catchThrowableOfType(Fault.class, () -> FilterParser.parseText(text, LAYER));
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.parameter()).isEqualTo(parameter);
    }

    @Test
    void anUnknownPropertyIsAnsweredWithThoseThereAre() {
        Fault fault = catchThrowableOfType(Fault.class, () -> FilterParser.parseText("colour = 'red'", LAYER));
        assertThat(fault.allowed()).contains("status", "stalls", "单位");
    }

    static Stream<Arguments> trees() {
        Map<String, Object> status = Map.of("property", "status");
        return Stream.of(
                Arguments.of(op("=", status, "open"), "status = 'open'"),
                Arguments.of(op("<", 5, Map.of("property", "stalls")), "stalls > 5"),
                Arguments.of(op("<>", Map.of("property", "area"), 2.5), "area <> 2.5"),
                Arguments.of(op("in", status, List.of("open", "closed")), "status in ('open','closed')"),
                Arguments.of(op("between", Map.of("property", "stalls"), 1, 2), "stalls between 1 and 2"),
                Arguments.of(op("like", Map.of("property", "name"), "a%"), "name like 'a%'"),
                Arguments.of(op("isNull", status), "status is null"),
                Arguments.of(op("not", op("isNull", status)), "status is not null"),
                Arguments.of(op("=", Map.of("property", "accessible"), true), "accessible = true"),
                Arguments.of(
                        op(">", Map.of("property", "built"), Map.of("date", "2026-01-31")),
                        "built > DATE('2026-01-31')"),
                Arguments.of(
                        op("<=", Map.of("property", "checked"), Map.of("timestamp", "2026-01-31T00:00:00Z")),
                        "checked <= TIMESTAMP('2026-01-31T00:00:00Z')"),
                Arguments.of(
                        op("and", op("=", status, "open"), op("or", op("isNull", status), true)),
                        "status='open' and (status is null or true)"));
    }

    @ParameterizedTest
    @MethodSource("trees")
    void readsJsonLikeText(Map<String, Object> tree, String text) {
        assertThat(FilterParser.parseJson(tree, LAYER)).isEqualTo(FilterParser.parseText(text, LAYER));
        assertThat(FilterParser.parse(tree, LAYER)).isEqualTo(FilterParser.parse(text, LAYER));
    }

    static Stream<Arguments> wrongTrees() {
        return Stream.of(
                Arguments.of("status = 'open'", "invalid-filter"),
                Arguments.of(Map.of("op", "="), "invalid-filter"),
                Arguments.of(op("=", "a", 1), "invalid-filter"),
                Arguments.of(op("=", Map.of("property", "status")), "invalid-filter"),
                Arguments.of(op("a_contains", Map.of("property", "name"), List.of()), "unsupported-filter"),
                Arguments.of(op("=", Map.of("property", "colour"), "red"), "unknown-property"),
                Arguments.of(op("=", Map.of("property", "stalls"), "5"), "invalid-value"),
                Arguments.of(op("in", Map.of("property", "stalls"), 5), "invalid-filter"),
                Arguments.of(op("like", Map.of("property", "name"), 5), "invalid-filter"),
                Arguments.of(nested(60), "filter-too-large"));
    }

    @ParameterizedTest
    @MethodSource("wrongTrees")
    void namesWhatIsWrongInJson(Object tree, String code) {
        assertThat(catchThrowableOfType(Fault.class, () -> FilterParser.parseJson(tree, LAYER))
                        .code())
                .isEqualTo(code);
    }

    @Test
    void readsQueryParameters() {
        assertThat(FilterParser.equality("status", "open", LAYER)).isEqualTo(compare("status", Operator.EQUAL, "open"));
        assertThat(FilterParser.equality("stalls", "5", LAYER)).isEqualTo(compare("stalls", Operator.EQUAL, 5L));
        assertThat(FilterParser.equality("accessible", "true", LAYER))
                .isEqualTo(compare("accessible", Operator.EQUAL, true));
        assertThat(FilterParser.equality("id", "7", LAYER)).isEqualTo(new Filter.IdIn(List.of("7")));
        assertThat(catchThrowableOfType(Fault.class, () -> FilterParser.equality("stalls", "many", LAYER))
                        .code())
                .isEqualTo("invalid-value");
        assertThat(catchThrowableOfType(Fault.class, () -> FilterParser.equality("colour", "red", LAYER))
                        .code())
                .isEqualTo("unknown-property");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z, true",
        "2026-01-31T08:00:00+08:00/.., 2026-01-31T00:00:00Z, , true",
        "2026-01-31T08:00:00Z/, 2026-01-31T08:00:00Z, , true",
        "../2026-01-31T08:00:00Z, , 2026-01-31T08:00:00Z, true",
        "2026-01-31, 2026-01-30T16:00:00Z, 2026-01-31T16:00:00Z, false",
        "2026-01-01/2026-01-31, 2025-12-31T16:00:00Z, 2026-01-31T16:00:00Z, false"
    })
    void readsIntervals(String text, @Nullable String start, @Nullable String end, boolean endBelongs) {
        Filter filter = FilterParser.parseDatetime(text, LAYER, SHANGHAI);
        FilterEvaluator evaluator = FilterEvaluator.of(filter);
        if (start != null) {
            assertThat(evaluator.matches(checkedAt(Instant.parse(start)))).isTrue();
            assertThat(evaluator.matches(checkedAt(Instant.parse(start).minusMillis(1))))
                    .isFalse();
        }
        if (end != null) {
            assertThat(evaluator.matches(checkedAt(Instant.parse(end)))).isEqualTo(endBelongs);
            assertThat(evaluator.matches(checkedAt(Instant.parse(end).minusMillis(1))))
                    .isEqualTo(!endBelongs || start == null);
            assertThat(evaluator.matches(checkedAt(Instant.parse(end).plusMillis(1))))
                    .isFalse();
        }
        assertThat(evaluator.matches(new Feature("a", null, Map.of()))).isFalse();
    }

    @Test
    void anIntervalWithoutEndsAsksForATime() {
        assertThat(FilterParser.parseDatetime("../..", LAYER, SHANGHAI))
                .isEqualTo(new Filter.Not(new Filter.IsNull("checked")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "yesterday",
                "2026",
                "2026-13-01",
                "2026-01-31T08:00:00",
                "2026-02-01/2026-01-31",
                "a/b/c",
                "2026-01-01/2026-01-02/2026-01-03"
            })
    void refusesOtherIntervals(String text) {
        assertThat(catchThrowableOfType(Fault.class, () -> FilterParser.parseDatetime(text, LAYER, SHANGHAI))
                        .code())
                .isEqualTo("invalid-datetime");
    }

    @Test
    void refusesDatetimeWithoutATimeProperty() {
        Layer timeless = LayerCodec.fromMap("t", Map.of("title", "t", "geometryType", "Point"), false);
        assertThat(catchThrowableOfType(Fault.class, () -> FilterParser.parseDatetime("2026-01-01", timeless, SHANGHAI))
                        .code())
                .isEqualTo("no-time-property");
    }

    private static Feature checkedAt(Instant instant) {
        return new Feature("a", null, Map.of("checked", instant));
    }

    private static Filter compare(String property, Operator operator, Object value) {
        return new Filter.Comparison(property, operator, value);
    }

    private static Map<String, Object> op(String operation, Object... args) {
        return Map.of("op", operation, "args", List.of(args));
    }

    private static Map<String, Object> nested(int depth) {
        Map<String, Object> tree = op("isNull", Map.of("property", "status"));
        for (int i = 0; i < depth; i++) {
            tree = op("not", tree);
        }
        return tree;
    }
}
