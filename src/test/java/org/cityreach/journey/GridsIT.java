package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: the API's own answers to the same questions. Checks of grids, new grids. */
class GridsIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @Test
    void findingsAreListedAndOnTheMap() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=grids&map=13/31.70100/119.94200");
        browser.clickPart("compute");
        browser.part("findings");
        JsonNode answer = JOURNEY.service().post("api/processes/grid-check/execution", """
                {"inputs": {"cells": {"collection": "cell"}, "grids": {"collection": "grid"}, "communities": {"collection": "area"}}}
                """);
        assertThat(browser.attributeOf("[data-test='findings']", "data-count"))
                .isEqualTo(answer.path("summary").path("findings").asString());
        JsonNode first = answer.path("findings").get(0);
        assertThat(browser.all("[data-test='table-findings'] tbody tr"))
                .hasSize(answer.path("findings").size());
        assertThat(browser.textOf("[data-test='table-findings'] tbody tr"))
                .contains(
                        first.path("id").asString(),
                        first.path("message").path("zh").asString());
        browser.click("[data-test='table-findings'] tbody tr");
        browser.await("its details", () -> browser.one("#details").isDisplayed());
        assertThat(browser.textOf("#details")).contains(first.path("id").asString(), "存疑");
        assertThat(browser.textOf("#legend")).contains("网格检查", "存疑");
        JOURNEY.guidePictures("grids");
        browser.await(
                "a link to it",
                () -> browser.hash().contains("s=grids") && browser.hash().contains("run=1"));
    }

    @Test
    void aGridIsMadeWithItsCodes() {
        Browser browser = JOURNEY.openAtOfficeSize(
                "#s=grids&map=14.5/31.70100/119.94200&g.mode=make&g.within=community&g.size=150&run=1");
        browser.part("made");
        JsonNode answer = JOURNEY.service().post("api/processes/make-grid/execution", """
                {"inputs": {"kind": "fishnet", "cellMetres": 150, "clipped": true, "parentProperty": "code",
                  "within": {"collection": "area", "filter": "level = 'community'"}}}
                """);
        assertThat(browser.attributeOf("[data-test='made']", "data-count"))
                .isEqualTo(answer.path("summary").path("cells").asString());
        assertThat(browser.textOf("[data-test='table-made'] tbody tr"))
                .contains(answer.path("features")
                        .path("features")
                        .get(0)
                        .path("id")
                        .asString());
        JOURNEY.guidePictures("grids-made");
        browser.choose("grid-size", "0");
        assertThat(browser.text("field-problem")).contains("1 – 100\u202f000 m");
    }
}
