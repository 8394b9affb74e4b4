package org.cityreach.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cityreach.cases.CaseSummaries.StepLength;
import org.cityreach.cases.CaseSummary.Step;
import org.cityreach.cases.CaseSummary.ValueCount;
import org.cityreach.job.Progress;
import org.cityreach.layer.Feature;
import org.cityreach.testing.TemporaryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Truth: cases counted by hand, and a plain count of seeded ones by the calendar of the JDK. */
class CaseSummariesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static CaseSummary summary(List<Feature> features, StepLength step, ZoneId zone) {
        try (TemporaryStore store = TemporaryStore.open().with(RandomCases.layer("case"), features)) {
            CaseIndex index = store.caseIndexes().current("case");
            return CaseSummaries.compute(new CaseQuestion(index, CaseFilter.ALL), step, zone, Progress.NONE);
        }
    }

    private static Feature reported(String id, String moment) {
        return new Feature(id, RandomCases.point(119.94, 31.7), Map.of("reported", Instant.parse(moment)));
    }

    private static Step step(String from, String to, int count) {
        return new Step(Instant.parse(from).toEpochMilli(), Instant.parse(to).toEpochMilli(), count);
    }

    @Test
    void stepsAreThoseOfTheCitysCalendarWithoutAGap() {
        // 2025-01-05 is a Sunday in Shanghai; the second case is reported on Monday there, Sunday in London
        List<Feature> cases = List.of(
                reported("a", "2025-01-05T15:59:59.999Z"),
                reported("b", "2025-01-05T16:00:00Z"),
                reported("c", "2025-02-28T16:00:00Z"),
                new Feature("d", null, Map.of("kind", "violation")));
        CaseSummary weeks = summary(cases, StepLength.WEEK, SHANGHAI);
        assertThat(weeks.total()).isEqualTo(4);
        assertThat(weeks.withoutPlace()).isEqualTo(1);
        assertThat(weeks.withoutMoment()).isEqualTo(1);
        assertThat(weeks.series()).hasSize(9);
        assertThat(weeks.series().subList(0, 3))
                .containsExactly(
                        step("2024-12-29T16:00:00Z", "2025-01-05T16:00:00Z", 1),
                        step("2025-01-05T16:00:00Z", "2025-01-12T16:00:00Z", 1),
                        step("2025-01-12T16:00:00Z", "2025-01-19T16:00:00Z", 0));
        assertThat(summary(cases, StepLength.MONTH, SHANGHAI).series())
                .containsExactly(
                        step("2024-12-31T16:00:00Z", "2025-01-31T16:00:00Z", 2),
                        step("2025-01-31T16:00:00Z", "2025-02-28T16:00:00Z", 0),
                        step("2025-02-28T16:00:00Z", "2025-03-31T16:00:00Z", 1));
        assertThat(summary(cases, StepLength.DAY, SHANGHAI).series()).hasSize(56);
        assertThat(Instant.ofEpochMilli(weeks.first())).isEqualTo("2025-01-05T15:59:59.999Z");
        assertThat(Instant.ofEpochMilli(weeks.last())).isEqualTo("2025-02-28T16:00:00Z");
        assertThat(weeks.byAttribute().get(CaseAttribute.KIND))
                .containsExactly(new ValueCount("violation", 1), new ValueCount(null, 3));
    }

    @Test
    void aLongSpanLeavesEmptyStepsOut() {
        List<Feature> cases = List.of(reported("a", "1900-01-01T00:00:00Z"), reported("b", "2025-01-01T00:00:00Z"));
        CaseSummary days = summary(cases, StepLength.DAY, SHANGHAI);
        assertThat(days.isSparse()).isTrue();
        assertThat(days.series()).extracting(Step::count).containsExactly(1, 1);
        CaseSummary months = summary(cases, StepLength.MONTH, SHANGHAI);
        assertThat(months.isSparse()).isFalse();
        assertThat(months.series()).hasSize(1501);
    }

    @Test
    void noCasesGiveAnEmptySummary() {
        CaseSummary none = summary(List.of(), StepLength.DAY, SHANGHAI);
        assertThat(none.total()).isZero();
        assertThat(none.first()).isEqualTo(CaseIndex.NEVER);
        assertThat(none.series()).isEmpty();
        assertThat(none.byAttribute().get(CaseAttribute.KIND)).isEmpty();
    }

    /** New York changes its clocks, so days there have 23 and 25 hours. */
    @ParameterizedTest
    @EnumSource(StepLength.class)
    void seededCasesAreCountedAsByHand(StepLength step) {
        ZoneId newYork = ZoneId.of("America/New_York");
        RandomCases random = new RandomCases(77, true);
        List<Feature> cases = IntStream.range(0, 20_000)
                .mapToObj(i -> random.feature("c" + i))
                .toList();
        Map<Long, Integer> expected = new TreeMap<>();
        Map<Object, Integer> byUnit = new HashMap<>();
        for (Feature feature : cases) {
            byUnit.merge(String.valueOf(feature.property("unit")), 1, Integer::sum);
            if (feature.property("reported") instanceof Instant moment) {
                ZonedDateTime there = moment.atZone(newYork);
                ZonedDateTime start = step.startOf(there.toLocalDate()).atStartOfDay(newYork);
                expected.merge(start.toInstant().toEpochMilli(), 1, Integer::sum);
            }
        }
        CaseSummary summary = summary(cases, step, newYork);
        Map<Long, Integer> found = new TreeMap<>();
        summary.series().stream().filter(one -> one.count() > 0).forEach(one -> found.put(one.from(), one.count()));
        assertThat(found).isEqualTo(expected);
        for (int i = 1; i < summary.series().size(); i++) {
            assertThat(summary.series().get(i).from())
                    .isEqualTo(summary.series().get(i - 1).to());
        }
        Map<Object, Integer> foundByUnit = new HashMap<>();
        summary.byAttribute()
                .getOrDefault(CaseAttribute.UNIT, List.of())
                .forEach(count -> foundByUnit.put(String.valueOf(count.value()), count.count()));
        assertThat(foundByUnit).isEqualTo(byUnit);
    }
}
