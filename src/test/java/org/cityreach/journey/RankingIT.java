package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: the API's own answers to the same questions. The ranking: table, map, trend, formula. */
class RankingIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String JUNE = "#s=ranking&map=12.5/31.70100/119.94200&c.from=2026-06-01&c.to=2026-06-30";

    @Test
    void tableMapAndTrendAreOneSelection() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&k.by=grid&k.indicator=on-time-rate");
        browser.part("ranking-first");
        JsonNode answer = ranking("{\"collection\": \"grid\"}", "on-time-rate");
        JsonNode first = row(answer, browser.attributeOf("[data-test='ranking-first']", "data-id"));
        assertThat(first.path("rank").asInt()).isEqualTo(1);
        assertThat(browser.all("[data-test='table-ranking'] tbody tr"))
                .hasSize(answer.path("rows").size());
        browser.click("th[data-column='rank'] button");
        JsonNode last = row(answer, browser.attributeOf("[data-test='table-ranking'] tbody tr", "data-key"));
        assertThat(answer.path("rows").valueStream().map(row -> row.path("rank").asInt()))
                .allMatch(rank -> rank <= last.path("rank").asInt());
        browser.click("[data-test='table-ranking'] tbody tr");
        browser.part("chart-trend");
        assertThat(browser.attributeOf("[data-test='chosen-row']", "data-id"))
                .isEqualTo(last.path("id").asString());
        assertThat(browser.all("[data-test='chosen-row'] tbody tr"))
                .hasSize(answer.path("indicators").size());
        assertThat(browser.textOf("#details")).contains(last.path("name").asString());
        JOURNEY.guidePictures("ranking");
    }

    @Test
    void formulaAndTotalsAreThere() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&k.by=town");
        browser.part("ranking-first");
        JsonNode answer = ranking("{\"collection\": \"area\", \"filter\": \"level = 'town'\"}", "cases");
        String total = answer.path("totals").path("values").path("cases").asString();
        assertThat(browser.text("ranking-total").replaceAll("\\D", "")).startsWith(total);
        browser.click(".answer details summary");
        assertThat(browser.textOf(".formula"))
                .isEqualTo(answer.path("indicators")
                        .get(0)
                        .path("formula")
                        .path("zh")
                        .asString());
    }

    @Test
    void unitsAndRoadsAreRankedToo() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&k.by=unit");
        browser.part("ranking-first");
        assertThat(browser.all("[data-test='table-ranking'] tbody tr"))
                .hasSize(ranking("{\"attribute\": \"unit\"}", "cases")
                        .path("rows")
                        .size());
        browser.choose("by", "roads:demo_road");
        browser.part("buffer");
        browser.clickPart("compute");
        int roads = ranking("{\"roads\": {\"collection\": \"demo_road\", \"bufferMetres\": 30}}", "cases")
                .path("rows")
                .size();
        browser.await(
                "the roads",
                () -> browser.all("[data-test='table-ranking'] tbody tr").size() == roads);
    }

    private static JsonNode row(JsonNode answer, String id) {
        return answer.path("rows")
                .valueStream()
                .filter(row -> row.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode ranking(String by, String sortBy) {
        return JOURNEY.service().post("api/processes/ranking/execution", """
                        {"inputs": {"cases": {"collection": "case", "datetime": "2026-06-01/2026-06-30"}, "by": %s,
                          "comparePeriod": "2026-05-01/2026-05-31", "sortBy": "%s"}}
                        """.formatted(by, sortBy));
    }
}
