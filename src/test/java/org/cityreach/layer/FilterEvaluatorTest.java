package org.cityreach.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.cityreach.store.PlainFilter;
import org.cityreach.store.RandomFilters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Truth: plain comparisons in Java; for patterns java.util.regex as the slow independent way. */
class FilterEvaluatorTest {

    private static final Layer LAYER = SampleLayer.points();
    private static final Feature FEATURE = new Feature(
            "t-1",
            null,
            Map.of(
                    "name",
                    "府北新村公厕",
                    "status",
                    "open",
                    "stalls",
                    8L,
                    "area",
                    60.5,
                    "accessible",
                    true,
                    "built",
                    LocalDate.of(2020, 5, 1),
                    "checked",
                    Instant.parse("2026-01-31T08:00:00Z")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status = 'open' | true",
                "status = 'Open' | false",
                "stalls > 7 and stalls < 9 | true",
                "stalls >= 8 and stalls <= 8 | true",
                "stalls < 8 or stalls > 8 | false",
                "stalls between 8 and 8 | true",
                "area = 60.5 | true",
                "area > 60.5 | false",
                "accessible = true | true",
                "accessible <> true | false",
                "built < DATE('2020-05-02') | true",
                "checked >= TIMESTAMP('2026-01-31T16:00:00+08:00') | true",
                "checked > TIMESTAMP('2026-01-31T16:00:00+08:00') | false",
                "status in ('planned', 'open') | true",
                "status not in ('planned', 'open') | false",
                "name like '府北%厕' | true",
                "name like '%新村%' | true",
                "name like '府北' | false",
                "name like '______' | true",
                "name like '_____' | false",
                "单位 is null | true",
                "name is null | false",
                "id = 't-1' | true",
                "id in ('t-2') | false",
                "true | true",
                "false or stalls = 8 | true"
            })
    void agreesWithPlainComparison(String text, boolean expected) {
        assertThat(FilterEvaluator.of(FilterParser.parseText(text, LAYER)).matches(FEATURE))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void agreesWithThePlainJudgeOfTheStores(long seed) {
        RandomFilters random = new RandomFilters(seed);
        List<Feature> features = random.features(200);
        for (int i = 0; i < 300; i++) {
            Filter filter = random.filter(3);
            FilterEvaluator evaluator = FilterEvaluator.of(filter);
            for (Feature feature : features) {
                assertThat(evaluator.matches(feature))
                        .as("seed %s, %s", seed, filter)
                        .isEqualTo(PlainFilter.passes(filter, feature));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void patternsAgreeWithRegularExpressions(long seed) {
        Random random = new Random(seed);
        String[] alphabet = {"a", "b", "%", "_", "\\%", "\\_", "\\\\", "𠀋", "汉"};
        for (int round = 0; round < 20_000; round++) {
            StringBuilder like = new StringBuilder();
            StringBuilder regex = new StringBuilder();
            for (int i = random.nextInt(7); i > 0; i--) {
                String part = alphabet[random.nextInt(alphabet.length)];
                like.append(part);
                regex.append(
                        switch (part) {
                            case "%" -> ".*";
                            case "_" -> ".";
                            default -> Pattern.quote(part.replaceFirst("^\\\\", ""));
                        });
            }
            String text = randomText(random);
            assertThat(LikePattern.of(like.toString()).matches(text))
                    .as(like + " on " + text)
                    .isEqualTo(Pattern.compile(regex.toString(), Pattern.DOTALL)
                            .matcher(text)
                            .matches());
        }
    }

    @Test
    void hostilePatternsStayCheap() {
        String pattern = "%a".repeat(2000) + "b";
        assertThat(LikePattern.of(pattern).matches("a".repeat(5000))).isFalse();
    }

    @Test
    void textsCompareByCodePoint() {
        Filter above = FilterParser.parseText("name > '\uFF5E'", LAYER);
        Feature beyondThePlane = new Feature("a", null, Map.of("name", "𠀋"));
        assertThat(FilterEvaluator.of(above).matches(beyondThePlane)).isTrue();
    }

    private static String randomText(Random random) {
        String[] letters = {"a", "b", "%", "_", "\\", "𠀋", "汉", "\n"};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7); i > 0; i--) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
