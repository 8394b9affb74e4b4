package org.cityreach.cases.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cityreach.cases.RandomCases;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.FilterEvaluator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Truth: the plain evaluation of every case, one by one, for seeded random conditions on numbers, moments and texts. Values
 * grow along the line that the cases lie on, so that whole blocks pass or fail.
 */
class ConditionTest {

    private static final int CASES = 30_000;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final List<String> PROPERTIES =
            List.of("weight", "visits", "due", "closed", "rework", "accepted", "unit");

    private final Map<String, Feature> byId = new HashMap<>();
    private int known;

    /** @param stepMillis between the moments of neighbours; large ones span more than 136 years */
    private Segment segment(Random random, long stepMillis) {
        SegmentBuilder builder =
                new SegmentBuilder(new CaseSchema(RandomCases.layer("cases"), ZoneId.of("Asia/Shanghai")), CASES);
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> values = new LinkedHashMap<>();
            boolean isGap = i / 6000 == 2;
            put(values, random, isGap, "weight", i / 100 / 4.0 - 20);
            put(values, random, isGap, "visits", (long) (i / 500) * (i / 500 % 3 == 2 ? 1L << 33 : 1));
            put(values, random, false, "due", FIRST.plus(Duration.ofMillis(i * stepMillis)));
            put(values, random, isGap, "closed", FIRST.plus(Duration.ofSeconds(i / 64 * 60L)));
            put(values, random, false, "unit", "unit " + i % 5);
            if (i > CASES / 2) {
                put(values, random, false, "rework", (long) random.nextInt(3));
            }
            Feature feature = new Feature("c" + i, null, values);
            byId.put(feature.id(), feature);
            builder.add(feature, 494_000 + i, 3_508_000);
        }
        return builder.finish();
    }

    private static void put(Map<String, Object> values, Random random, boolean isGap, String name, Object value) {
        if (!isGap && random.nextInt(3000) > 0) {
            values.put(name, value);
        }
    }

    @ParameterizedTest(name = "seed {0}, {1} ms apart")
    @CsvSource({"1, 60000", "2, 1500", "3, 17", "4, 800000000"})
    void rowsAreThoseOfThePlainEvaluation(long seed, long stepMillis) {
        Random random = new Random(seed);
        Segment segment = segment(random, stepMillis);
        for (int question = 0; question < 150; question++) {
            check(filter(random, 3, stepMillis), segment);
        }
        // that blocks are decided whole is what all this is for
        assertThat(known).isGreaterThan(150);
    }

    @Test
    void valuesBeyondAllOthersAndBetweenTwoMilliseconds() {
        Segment segment = segment(new Random(5), 17);
        Feature some = byId.getOrDefault("c700", new Feature("c700", null, Map.of()));
        Instant due = some.property("due") instanceof Instant moment ? moment : FIRST;
        for (Operator operator : Operator.values()) {
            for (Instant value :
                    List.of(Instant.MIN, Instant.MAX, due, due.plusNanos(1), due.minusNanos(1), due.plusMillis(1))) {
                check(new Filter.Comparison("due", operator, value), segment);
                check(new Filter.Between("due", value, due.plusSeconds(9)), segment);
            }
            for (double value : new double[] {
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, 0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 2.25
            }) {
                check(new Filter.Comparison("weight", operator, value), segment);
            }
            for (long value : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1, 0, -1, 1L << 40}) {
                check(new Filter.Comparison("visits", operator, value), segment);
            }
        }
    }

    private void check(Filter filter, Segment segment) {
        RowTest test = Condition.of(filter, segment, CrsTransform.between(Crs.CRS84, Crs.CRS84));
        FilterEvaluator plain = FilterEvaluator.of(filter);
        List<Integer> expected = new ArrayList<>();
        List<Integer> found = new ArrayList<>();
        int[] rows = new int[Segment.BLOCK];
        for (int block = 0; block < segment.blocks(); block++) {
            int from = block * Segment.BLOCK;
            int size = Math.min(Segment.BLOCK, segment.size() - from);
            for (int i = 0; i < size; i++) {
                rows[i] = from + i;
                Feature feature = byId.get(segment.ids().get(from + i));
                if (feature != null && plain.matches(feature)) {
                    expected.add(from + i);
                }
            }
            int verdict = test.ofBlock(block);
            known += verdict == RowTest.SOME ? 0 : 1;
            int count = verdict == RowTest.ALL ? size : verdict == RowTest.NONE ? 0 : test.select(block, rows, size);
            for (int i = 0; i < count; i++) {
                found.add(rows[i]);
            }
        }
        assertThat(found).as(filter.toString()).isEqualTo(expected);
    }

    private static Filter filter(Random random, int depth, long stepMillis) {
        switch (depth == 0 ? 5 : random.nextInt(6)) {
            case 0 -> {
                return new Filter.And(
                        List.of(filter(random, depth - 1, stepMillis), filter(random, depth - 1, stepMillis)));
            }
            case 1 -> {
                return new Filter.Or(
                        List.of(filter(random, depth - 1, stepMillis), filter(random, depth - 1, stepMillis)));
            }
            case 2 -> {
                return new Filter.Not(filter(random, depth - 1, stepMillis));
            }
            default -> {
                return leaf(random, PROPERTIES.get(random.nextInt(PROPERTIES.size())), stepMillis);
            }
        }
    }

    private static Filter leaf(Random random, String property, long stepMillis) {
        Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
        return switch (random.nextInt(5)) {
            case 0 -> new Filter.IsNull(property);
            case 1 ->
                new Filter.Between(property, value(random, property, stepMillis), value(random, property, stepMillis));
            case 2 ->
                new Filter.In(
                        property,
                        List.of(
                                value(random, property, stepMillis),
                                value(random, property, stepMillis),
                                value(random, property, stepMillis)));
            default -> new Filter.Comparison(property, operator, value(random, property, stepMillis));
        };
    }

    private static Object value(Random random, String property, long stepMillis) {
        int i = random.nextInt(CASES + 2000) - 1000;
        return switch (property) {
            case "weight" -> (Object) (i / 100 / 4.0 - 20);
            case "visits" -> (Object) ((long) (i / 500) * (random.nextBoolean() ? 1 : 1L << 33));
            case "rework" -> (Object) (long) random.nextInt(3);
            case "due", "accepted" ->
                FIRST.plus(Duration.ofMillis(i * stepMillis)).plusNanos(random.nextInt(3) - 1);
            case "closed" -> FIRST.plus(Duration.ofSeconds(i / 64 * 60L));
            default -> "unit " + random.nextInt(6);
        };
    }
}
