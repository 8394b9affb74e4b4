package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Truth: hand-made layers of known content, and what a reader must be told. Radii and days that cannot be, filters
 * with no case, one case, all cases in one place, cases beyond the city.
 */
class EdgesIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String HERE = "&map=13/31.70100/119.94200";
    private static final String JUNE = HERE + "&c.from=2026-06-01&c.to=2026-06-30";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0", "9.99", "50001", "-300"})
    void aRadiusOutOfRangeIsExplainedAndNotAskedFor(String typed) {
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat" + JUNE + "&h.radius=300");
        browser.part("heat-radius");
        int before = mapRequests();
        browser.choose("radius", typed);
        assertThat(browser.text("field-problem")).contains("10 – 50\u202f000 m", "仍按 300 m");
        assertThat(browser.attributeOf("[data-test='radius']", "aria-invalid")).isEqualTo("true");
        assertThat(mapRequests()).isEqualTo(before);
        browser.choose("radius", "250");
        browser.await("the radius", () -> browser.text("heat-radius").contains("250"));
        assertThat(browser.has("field-problem")).isFalse();
    }

    @Test
    void aRadiusOfALinkOutOfRangeIsExplained() {
        Browser browser = openRefused("#s=heat" + JUNE + "&h.radius=99999");
        browser.await("words", () -> browser.textOf("#panel .notice.bad").contains("10 – 50 000 m"));
        assertThat(browser.all("#map .leaflet-tiles-pane img")).isEmpty();
        assertThat(browser.complaints()).isNotEmpty().allMatch(one -> one.contains("status of 400"));
    }

    @Test
    void aVeryLargeRadiusNearbyIsDrawn() {
        Browser browser = JOURNEY.openAtOfficeSize(
                "#s=heat&map=18/31.70100/119.94200&c.from=2026-06-01&c.to=2026-06-30&h.radius=50000");
        browser.part("heat-radius");
        browser.await(
                "tiles",
                () -> !browser.all("#map .leaflet-tiles-pane img.leaflet-tile-loaded")
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "heat, 2026-06-30, 2026-06-01",
        "hotspots, 2026-06-30, 2026-06-01",
        "ranking, 2026-02-30, 2026-03-31",
        "roads, soon, later"
    })
    void aPeriodOfALinkThatCannotBeIsExplainedAndNotAskedFor(String section, String from, String to) {
        Browser browser = JOURNEY.openAtOfficeSize("#s=" + section + HERE + "&c.from=" + from + "&c.to=" + to);
        browser.part("usual-period");
        assertThat(browser.textOf("#panel")).contains(from, to, "不成立");
        browser.clickPart("usual-period");
        browser.await("a month", () -> browser.hash().contains("c.from=2026-06-01&c.to=2026-06-30"));
        assertThat(browser.has("usual-period")).isFalse();
    }

    @Test
    void daysTypedInReverseOrderAreExplained() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat" + HERE + "&c.from=2026-05-02&c.to=2026-05-20");
        browser.part("heat-radius");
        browser.choose("period-from", "2026-05-21");
        assertThat(browser.text("field-problem")).contains("2026-05-21", "2026-05-20", "晚于");
        browser.choose("period-to", "2026-05-31");
        browser.await("both", () -> browser.hash().contains("c.from=2026-05-21&c.to=2026-05-31"));
        browser.choose("period-to", "2026-05-32");
        assertThat(browser.text("field-problem")).contains("2026-05-32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heat", "hotspots", "ranking"})
    void aCategoryThatThereIsNotIsExplainedWithAWayOut(String section) {
        Browser browser = openRefused("#s=" + section + JUNE + "&c.categories=E9999");
        browser.part("mend");
        assertThat(browser.textOf("#panel .notice.bad")).contains("没有这个类别", "E9999");
        browser.clickPart("mend");
        browser.part(
                section.equals("heat") ? "heat-count" : section.equals("hotspots") ? "hot-count" : "ranking-first");
        browser.await(
                "a link without it",
                () -> !browser.hash().isEmpty() && !browser.hash().contains("E9999"));
        assertThat(browser.complaints()).isNotEmpty().allMatch(one -> one.contains("status of 400"));
    }

    @ParameterizedTest
    @CsvSource({
        "s=heat, 所选条件下没有案件",
        "s=heat&h.view=areas, 所选条件下没有案件",
        "s=hotspots, 没有符合条件的地方",
        "s=hotspots&p.mode=repeat, 没有所选条件的案件",
        "s=hotspots&p.mode=emerging&p.allTimes=false, 时段太短",
        "s=ranking&k.by=fishnet, 没有可以排名的对象"
    })
    void aFilterWithoutACaseSaysWhy(String section, String words) {
        Browser browser = JOURNEY.openAtOfficeSize("#" + section + HERE + "&c.from=2020-01-01&c.to=2020-01-31");
        browser.await(words, () -> browser.textOf("#panel .answer").contains(words));
        assertThat(browser.all("#map .leaflet-tiles-pane img")).isEmpty();
        assertThat(browser.textOf("#panel")).doesNotContain("NaN", "undefined", "null");
    }

    @Test
    void exactlyOneCase() throws IOException {
        layer("one_case", "一件案件", "a,2026-06-10T08:00:00+08:00,119.95,31.70\n");
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat" + HERE + "&c.collection=one_case");
        browser.part("heat-radius");
        assertThat(browser.attributeOf("[data-test='heat-count']", "data-count"))
                .isEqualTo("1");
        // alone it makes 3 ÷ (π r²) at its place: the radius is 250 m
        assertThat(browser.textOf("#legend")).contains("≥ 10");
        browser.open(JOURNEY.service()
                .root()
                .resolve("?lang=zh#s=hotspots&p.mode=repeat" + HERE + "&c.collection=one_case"));
        browser.part("hot-count");
        assertThat(browser.textOf("#panel .answer")).contains("1 件中 0 件", "没有符合条件的地方");
    }

    @Test
    void allCasesInOnePlace() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("a%d,2026-06-%02dT08:00:00+08:00,119.95,31.70%n".formatted(i, i + 1));
        }
        layer("one_place", "同一地点", rows.toString());
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat" + HERE + "&c.collection=one_place");
        browser.part("heat-radius");
        assertThat(browser.attributeOf("[data-test='heat-count']", "data-count"))
                .isEqualTo("20");
        browser.open(JOURNEY.service()
                .root()
                .resolve("?lang=zh#s=hotspots&p.mode=repeat" + HERE + "&c.collection=one_place"));
        browser.part("hot-count");
        assertThat(browser.attributeOf("[data-test='hot-count']", "data-count")).isEqualTo("1");
        assertThat(browser.all("[data-test='table-repeat'] tbody tr")).hasSize(1);
        browser.open(
                JOURNEY.service().root().resolve("?lang=zh#s=hotspots&p.cell=250" + HERE + "&c.collection=one_place"));
        browser.part("hot-count");
        assertThat(browser.textOf("#panel .answer")).contains("仅供参考");
    }

    @Test
    void casesBeyondTheCityAreGoneTo() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            rows.append("a%d,2026-06-10T08:00:00+08:00,116.%d,39.9%n".formatted(i, 30 + i));
        }
        layer("far_away", "城外案件", rows.toString());
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat&h.view=areas" + HERE + "&c.collection=far_away");
        browser.part("go-to-cases");
        browser.await("those in no area", () -> browser.textOf("#panel .answer").contains("20 件不在任何分区内"));
        browser.clickPart("go-to-cases");
        browser.await(
                "the place",
                () -> browser.hash().contains("/116.4") || browser.hash().contains("/116.3"));
        browser.await("no more to say", () -> !browser.has("go-to-cases"));
    }

    @Test
    void aLinkToALayerThatIsGoneSaysSo() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat" + JUNE + "&c.collection=gone");
        browser.await("words", () -> browser.textOf("#toasts").contains("gone"));
        browser.part("heat-radius");
    }

    /** Opens what the server refuses; the console tells of that. */
    private static Browser openRefused(String hash) {
        JOURNEY.browser().officeSize();
        JOURNEY.browser().open(JOURNEY.service().root().resolve("?lang=zh" + hash));
        return JOURNEY.browser();
    }

    private void layer(String id, String title, String rows) throws IOException {
        JOURNEY.service().put("api/collections/" + id, """
                {"title": {"zh": "%s", "en": "%s"}, "geometryType": "Point", "timeProperty": "reported",
                 "properties": {"reported": {"type": "date-time"}, "category": {"type": "string"}}}
                """.formatted(title, id.replace('_', ' ')));
        Path file = Files.writeString(folder.resolve(id + ".csv"), "id,reported,x,y\n" + rows);
        JOURNEY.service().importFile(id, file, "format", "csv", "crs", "EPSG:4326", "mapping", """
                        {"id": "id", "reported": "reported", "category": {"value": "E0101"}, "x": "x", "y": "y"}""");
    }

    private static int mapRequests() {
        Object count = JOURNEY.browser()
                .script("return performance.getEntriesByType('resource')"
                        + ".filter((one) => one.name.includes('/map/')).length");
        return Integer.parseInt(String.valueOf(count));
    }
}
