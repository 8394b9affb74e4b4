package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: the API's own answers to the same questions. Demonstration roads with their strip, and patrol coverage. */
class RoadsIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @Test
    void theStripAndTheMapAreOne() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=roads&map=12.5/31.70100/119.94200");
        browser.part("per-km");
        JsonNode answer = JOURNEY.service().post("api/processes/road-profile/execution", """
                {"inputs": {"roads": {"collection": "demo_road"}, "cases": {"collection": "case"}, "bufferMetres": 30,
                  "segmentMetres": 100, "awardWindowDays": 180}}
                """);
        assertThat(browser.all("[data-test='table-roads'] tbody tr"))
                .hasSize(answer.path("roads").size());
        String shown = browser.attributeOf("[data-test='per-km']", "data-road");
        JsonNode road = answer.path("roads")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(shown))
                .findFirst()
                .orElseThrow();
        assertThat(browser.text("verdict"))
                .contains(road.path("verdict").path("zh").asString());
        assertThat(browser.text("unrecorded"))
                .contains(answer.path("unrecorded").path("segments").asString());
        browser.await(
                "the strip before and after", () -> browser.textOf("#panel").contains("线下为命名前"));
        long segments = answer.path("segments")
                .path("features")
                .valueStream()
                .filter(one -> one.path("properties").path("road").asString().equals(shown))
                .count();
        assertThat(browser.script("return Chart.getChart(document.querySelector(\"[data-test='chart-strip'] canvas\"))"
                        + ".data.labels.length"))
                .isEqualTo(segments);
        browser.click("[data-test='table-worst'] tbody tr");
        browser.await("its details", () -> browser.one("#details").isDisplayed());
        assertThat(browser.textOf("#details")).contains("路段");
        browser.script("document.querySelector('[data-test=\"per-km\"]').scrollIntoView()");
        JOURNEY.guidePictures("roads");
    }

    @Test
    void withoutTracksTheSectionSaysHowTheyComeIn() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=roads");
        browser.clickPart("mode-patrol");
        if (browser.all("[data-test='tracks']").isEmpty()) {
            assertThat(browser.textOf("#panel .empty")).contains("轨迹").contains("GeoJSON");
        } else {
            assertThat(browser.text("tracks")).isNotBlank();
        }
    }

    @Test
    void importedTracksShowWhereNobodyWent() {
        JOURNEY.service().put("api/collections/patrol_track", """
                {"title": {"zh": "巡查轨迹", "en": "Patrol tracks"}, "geometryType": "LineString",
                 "properties": {"start": {"type": "date-time"}, "end": {"type": "date-time"}}}
                """);
        JOURNEY.service().put("api/collections/patrol_track/items/t1", """
                {"type": "Feature", "id": "t1", "properties": {"start": "2026-06-10T01:00:00Z", "end": "2026-06-10T01:30:00Z"}, "geometry":
                 {"type": "LineString", "coordinates": [[119.930, 31.7000], [119.940, 31.7005], [119.950, 31.7010]]}}
                """);
        Browser browser =
                JOURNEY.openAtOfficeSize("#s=roads&map=13/31.70100/119.94200&r.mode=patrol&r.tracks=patrol_track"
                        + "&c.from=2026-06-01&c.to=2026-06-30");
        browser.choose("tracks", "patrol_track");
        browser.clickPart("compute");
        browser.part("visited-share");
        JsonNode summary = JOURNEY.service()
                .post("api/processes/patrol-coverage/execution", """
                        {"inputs": {"tracks": {"collection": "patrol_track"}, "cells": {"collection": "cell"}, "roads": {"collection": "demo_road"},
                          "cases": {"collection": "case", "datetime": "2026-06-01/2026-06-30"}, "bufferMetres": 20}}
                        """)
                .path("summary");
        assertThat(summary.path("visited").asInt()).isPositive();
        assertThat(Double.parseDouble(browser.attributeOf("[data-test='visited-share']", "data-share")))
                .isEqualTo(summary.path("share").asDouble());
        JOURNEY.guidePictures("patrol");
    }
}
