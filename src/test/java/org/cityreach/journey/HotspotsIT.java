package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: the API's own answers to the same questions. Hot spots, patterns over time, repeat locations. */
class HotspotsIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String JUNE = "#s=hotspots&map=12.5/31.70100/119.94200&c.from=2026-06-01&c.to=2026-06-30";
    private static final String CASES =
            "\"cases\": {\"collection\": \"case\", \"datetime\": \"2026-06-01/2026-06-30\"}";

    @Test
    void classesReadingAndSelectionAreTheApis() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&p.by=fishnet&p.cell=250");
        browser.part("hot-count");
        JsonNode answer = JOURNEY.service()
                .post(
                        "api/processes/hotspot/execution",
                        "{\"inputs\": {" + CASES + ", \"by\": {\"fishnet\": 250}, \"statistic\": \"gi-star\","
                                + " \"correction\": \"fdr\"}}");
        JsonNode summary = answer.path("summary");
        assertThat(browser.attributeOf("[data-test='hot-count']", "data-count"))
                .isEqualTo(summary.path("hot").asString());
        assertThat(browser.text("reading"))
                .isEqualTo(answer.path("reading").path("zh").asString());
        for (String name : new String[] {"hot-99", "hot-95", "hot-90", "none"}) {
            assertThat(browser.attributeOf("[data-test='class-counts'] [data-class='" + name + "']", "data-count"))
                    .isEqualTo(summary.path("classes").path(name).asString());
        }
        String row = "[data-test='table-hotspots'] tbody tr";
        browser.click(row);
        browser.await("its details", () -> browser.one("#details").isDisplayed());
        assertThat(browser.attributeOf(row, "aria-selected")).isEqualTo("true");
        assertThat(browser.textOf("#details")).contains("热点 99");
        JOURNEY.guidePictures("hotspots");
        browser.click("#details header button:last-child");
        browser.await(
                "no selection", () -> browser.all("tr[aria-selected='true']").isEmpty());
    }

    @Test
    void patternsOverTimeHaveTheirSeries() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&p.mode=emerging&p.cell=300");
        browser.part("table-emerging");
        JsonNode classes = JOURNEY.service()
                .post("api/processes/emerging-hotspot/execution", """
                        {"inputs": {"cases": {"collection": "case"}, "by": {"fishnet": 300}, "stepDays": 30, "correction": "fdr"}}
                        """)
                .path("summary")
                .path("classes");
        for (String name : new String[] {"persistent-hot", "sporadic-hot", "diminishing-hot"}) {
            String shown = browser.attributeOf("[data-test='class-counts'] [data-class='" + name + "']", "data-count");
            assertThat(shown.isEmpty() ? "0" : shown)
                    .as(name)
                    .isEqualTo(classes.path(name).asString());
        }
        assertThat(browser.all("[data-test='table-emerging'] canvas.sparkline")).isNotEmpty();
        JOURNEY.guidePictures("emerging");
    }

    @Test
    void repeatLocationsListTheirCases() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&p.mode=repeat&c.categories=E0102");
        browser.part("hot-count");
        JsonNode answer = JOURNEY.service().post("api/processes/repeat-locations/execution", """
                {"inputs": {"cases": {"collection": "case", "datetime": "2026-06-01/2026-06-30", "categories": ["E0102"]},
                  "withinMetres": 50, "withinDays": 30, "minCases": 3}}
                """);
        JsonNode locations = answer.path("locations").path("features");
        assertThat(browser.attributeOf("[data-test='hot-count']", "data-count"))
                .isEqualTo(String.valueOf(locations.size()));
        browser.click("[data-test='table-repeat'] tbody tr");
        browser.part("members");
        String chosen = browser.attributeOf("[data-test='table-repeat'] tr[aria-selected='true']", "data-key");
        for (JsonNode location : locations) {
            if (location.path("id").asString().equals(chosen)) {
                assertThat(browser.all("[data-test='members'] tr"))
                        .hasSize(Math.min(
                                40, location.path("properties").path("members").size()));
            }
        }
        JOURNEY.guidePictures("repeat");
    }

    @Test
    void aLinkRestoresTheQuestion() {
        Browser browser = JOURNEY.openAtOfficeSize(JUNE + "&p.by=grid&p.near=queen&p.statistic=local-moran&run=1");
        browser.part("hot-count");
        assertThat(browser.part("by").getDomProperty("value")).isEqualTo("grid");
        assertThat(browser.part("near").getDomProperty("value")).isEqualTo("queen");
        browser.await("the question in the address", () -> browser.hash().contains("p.statistic=local-moran"));
        assertThat(browser.textOf("#legend")).contains("高–高");
        browser.clickPart("api-request");
        assertThat(browser.textOf("dialog pre"))
                .contains("curl")
                .contains("local-moran")
                .contains("queen");
        browser.click("dialog .button.primary");
    }
}
