package org.cityreach.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.cases.CaseAttribute;
import org.cityreach.cases.CaseFilter;
import org.cityreach.cases.CaseQuestion;
import org.cityreach.cases.Period;
import org.cityreach.layer.Filter;
import org.cityreach.layer.GeometryType;
import org.cityreach.layer.LocalizedText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: sentences as an office writes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordingTest {

    private final HotspotTown town = new HotspotTown()
            .layer("case", GeometryType.POINT, List.of(), "reported:date-time", "category:string", "kind:string");
    private final Wording wording = new Wording(ZoneId.of("Asia/Shanghai"));

    @AfterAll
    void close() {
        town.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-01T00:00:00+08:00 | 2026-04-01T00:00:00+08:00 | 2026 年 3 月 | March 2026",
                "2026-01-01T00:00:00+08:00 | 2027-01-01T00:00:00+08:00 | 2026 年 | 2026",
                "2026-03-01T00:00:00Z | 2026-04-01T00:00:00Z | 2026-03-01 至 2026-04-01, | 2026-03-01 to 2026-04-01",
                "2026-03-05T00:00:00+08:00 | 2026-03-12T00:00:00+08:00"
                        + " | 2026-03-05 至 2026-03-11, | 2026-03-05 to 2026-03-11",
            })
    void periods(String from, String to, String zh, String en) {
        Period period = new Period(millis(from), millis(to));
        assertThat(wording.period(CaseFilter.ALL.in(period))).isEqualTo(new LocalizedText(zh, en));
    }

    @Test
    void openPeriods() {
        long start = millis("2026-03-01T00:00:00+08:00");
        assertThat(wording.period(CaseFilter.ALL)).isEqualTo(new LocalizedText("全部时间,", "All time"));
        assertThat(wording.period(CaseFilter.ALL.in(new Period(start, Long.MAX_VALUE))))
                .isEqualTo(new LocalizedText("2026-03-01 以来,", "Since 2026-03-01"));
        assertThat(wording.period(CaseFilter.ALL.in(new Period(Long.MIN_VALUE, start))))
                .isEqualTo(new LocalizedText("截至 2026-02-28,", "Up to 2026-02-28"));
    }

    @Test
    void categoriesAndKinds() {
        assertThat(words(Map.of())).isEqualTo(new LocalizedText("案件", "cases"));
        assertThat(words(Map.of(CaseAttribute.CATEGORY, Set.of("E0102"))))
                .isEqualTo(new LocalizedText("暴露垃圾", "cases of “Exposed waste”"));
        assertThat(words(Map.of(CaseAttribute.CATEGORY, Set.of("E0102"), CaseAttribute.KIND, Set.of("complaint"))))
                .isEqualTo(new LocalizedText("暴露垃圾投诉", "complaints of “Exposed waste”"));
        assertThat(words(Map.of(CaseAttribute.CATEGORY, Set.of("E02", "E0201", "E0202"))))
                .isEqualTo(new LocalizedText("宣传广告案件", "cases of “Advertising”"));
        assertThat(words(Map.of(CaseAttribute.CATEGORY, Set.of("E0101", "E0102", "E0103", "own"))))
                .isEqualTo(new LocalizedText("所选 4 类案件", "cases of 4 chosen categories"));
        assertThat(words(Map.of(CaseAttribute.CATEGORY, Set.of("own"))))
                .isEqualTo(new LocalizedText("own", "cases of “own”"));
    }

    private LocalizedText words(Map<CaseAttribute, Set<String>> values) {
        return wording.cases(new CaseQuestion(
                town.cases().read("case", Map.of()).index(),
                new CaseFilter(Period.ALWAYS, values, null, Filter.all())));
    }

    private static long millis(String text) {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    }
}
