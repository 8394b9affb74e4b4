package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: the API's own answers to the same questions. The section of the heat map: time, categories, comparison, areas. */
class HeatIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String MARCH = "#s=heat&map=13/31.70100/119.94200&c.from=2026-03-01&c.to=2026-03-31";

    @Test
    void countAndScaleAreTheApisAndStayWhileTheMapMoves() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH);
        awaitSurface();
        assertThat(shownCount()).isEqualTo(casesOf("\"datetime\": \"2026-03-01/2026-03-31\""));
        JsonNode legend = JOURNEY.service()
                .get("api/collections/case/map/legend?style=heat&datetime=2026-03-01/2026-03-31&kernel=quartic");
        String scale = browser.textOf("#legend");
        assertThat(browser.all("#legend > ul:first-of-type > li"))
                .hasSize(legend.path("classes").size());
        assertThat(browser.textOf("[data-test='heat-radius']"))
                .contains(String.valueOf(Math.round(legend.path("radiusMetres").asDouble())));
        JOURNEY.guidePictures("heat");
        String before = browser.hash();
        browser.script("document.querySelector('#controls button').click()");
        browser.await("another view", () -> !browser.hash().equals(before));
        awaitSurface();
        assertThat(browser.textOf("#legend")).isEqualTo(scale);
        assertThat(browser.textOf("#status")).contains("城管案件 v");
    }

    @Test
    void aClassTicksItsCategories() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH);
        awaitSurface();
        browser.click("[data-test='categories'] summary");
        browser.click("input[data-code='E01']");
        int expected = casesOf("\"datetime\": \"2026-03-01/2026-03-31\", \"categories\": [\"E01\"]");
        browser.await("cases of one class", () -> shownCount() == expected);
        assertThat(browser.script("return document.querySelector(\"input[data-code='E0102']\").checked"))
                .isEqualTo(true);
        browser.await("the choice in the address", () -> browser.hash().contains("c.categories=E01"));
        browser.click("input[data-code='E0102']");
        browser.await("less than the class", () -> shownCount() < expected);
        assertThat(browser.script("return document.querySelector(\"input[data-code='E01']\").indeterminate"))
                .isEqualTo(true);
    }

    @Test
    void theTimeBarMovesTheWindowByKeysAndPlayKeepsTheScale() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH);
        awaitSurface();
        browser.part("play");
        press("handle-from", "PageUp");
        int april = casesOf("\"datetime\": \"2026-04-01/2026-04-30\"");
        browser.await("April", () -> shownCount() == april);
        awaitSurface();
        browser.choose("time-speed", "4");
        browser.script("performance.clearResourceTimings(); performance.setResourceTimingBufferSize(5000)");
        browser.clickPart("play");
        browser.await("June plays", () -> browser.hash().contains("c.from=2026-06-01"));
        browser.await(
                "the end of play", () -> "false".equals(browser.attributeOf("[data-test='play']", "aria-pressed")));
        List<?> scales = playedTiles("breaks");
        assertThat(playedTiles("datetime")).hasSizeGreaterThanOrEqualTo(2);
        assertThat(scales).hasSize(1);
        assertThat(playedTiles("radiusMetres")).hasSize(1);
    }

    @Test
    void theTimeBarIsDraggedAndPlayPauses() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH);
        awaitSurface();
        // from the middle of the window one month to the right
        browser.script("""
                const chart = document.querySelector('.time-chart');
                const box = chart.getBoundingClientRect();
                const [from, to] = ['from', 'to'].map((end) => chart.querySelector(`.time-handle.${end}`).getBoundingClientRect());
                const middle = (from.left + to.left) / 2 + from.width / 2;
                const at = (type, target, clientX) => target.dispatchEvent(new PointerEvent(type, { clientX, clientY: box.top + 20, bubbles: true, pointerId: 1 }));
                at('pointerdown', chart.querySelector('canvas'), middle);
                at('pointermove', window, middle + 10);
                at('pointermove', window, middle + to.left - from.left);
                at('pointerup', window, middle + to.left - from.left);
                """);
        int april = casesOf("\"datetime\": \"2026-04-01/2026-04-30\"");
        browser.await("April", () -> shownCount() == april);
        browser.clickPart("play");
        browser.await("play", () -> "true".equals(browser.attributeOf("[data-test='play']", "aria-pressed")));
        browser.await("May plays", () -> browser.hash().contains("c.from=2026-05-01"));
        browser.clickPart("play");
        browser.await("a pause", () -> "false".equals(browser.attributeOf("[data-test='play']", "aria-pressed")));
        String at = browser.attributeOf("[data-test='handle-from']", "aria-valuetext");
        awaitSurface();
        browser.picture("heat-paused", false);
        assertThat(browser.attributeOf("[data-test='handle-from']", "aria-valuetext"))
                .isEqualTo(at);
    }

    @Test
    void limitsOfClassesAreTheReadersOwn() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH + "&h.view=areas&h.by=grid");
        browser.part("table-areas");
        browser.choose("method", "fixed");
        browser.part("breaks");
        browser.choose("breaks", "40, 20");
        assertThat(browser.text("field-problem")).contains("由小到大");
        browser.choose("breaks", "20, 40,80");
        browser.await("limits in the address", () -> browser.hash().contains("h.breaks=20,40,80"));
        browser.await(
                "four classes",
                () -> browser.all("#legend > ul:first-of-type > li").size() == 4);
        assertThat(browser.textOf("#legend")).contains("20", "40", "80");
        JOURNEY.guidePictures("areas-limits");
    }

    @Test
    void twoPeriodsLieSideBySideAndUnderASwipe() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH + "&h.compare=side");
        awaitSurface();
        assertThat(browser.text("compare-left")).contains("2026").contains("3");
        assertThat(browser.text("compare-right")).contains("2026").contains("2");
        browser.await(
                "tiles on both maps",
                () -> browser.all("#map-other .leaflet-tiles-pane img").size() > 0);
        browser.script("document.querySelector('#controls button').click()");
        JOURNEY.guidePictures("heat-compare");
        browser.choose("compare", "swipe");
        browser.part("swipe");
        assertThat(browser.all("#map-other")).isEmpty();
        press("swipe", "ArrowLeft");
        assertThat(browser.attributeOf("[data-test='swipe']", "aria-valuenow")).isEqualTo("48");
        awaitSurface();
        browser.picture("heat-swipe", false);
    }

    @Test
    void areasAreInTheClassesOfTheApi() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH + "&h.view=areas&h.by=grid");
        browser.part("table-areas");
        JsonNode answer = JOURNEY.service().post("api/processes/area-map/execution", """
                {"inputs": {"cases": {"collection": "case", "datetime": "2026-03-01/2026-03-31"}, "by": {"collection": "grid"},
                  "indicator": "cases", "classes": {"method": "equal-count", "count": 5}}}
                """);
        JsonNode most = null;
        for (JsonNode feature : answer.path("features").path("features")) {
            double value = feature.path("properties").path("value").asDouble();
            if (most == null || value > most.path("properties").path("value").asDouble()) {
                most = feature;
            }
        }
        assertThat(most).isNotNull();
        assertThat(browser.attributeOf("[data-test='table-areas'] tbody tr", "data-key"))
                .isEqualTo(most.path("id").asString());
        assertThat(browser.all("#legend > ul:first-of-type > li"))
                .hasSize(answer.path("legend").path("classes").size());
        Object painted = browser.script("""
                return import('/js/heat/areas.js').then(({ areaRun, areaColour }) => areaRun.result.shapes
                  .sort((a, b) => a.properties.value - b.properties.value).map(areaColour));
                """);
        assertThat(painted)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(70)
                .doesNotContainNull();
        List<?> colours = painted instanceof List<?> list ? list : List.of();
        JsonNode classes = answer.path("legend").path("classes");
        assertThat(colours.get(0)).isEqualTo(classes.get(0).path("colour").asString());
        assertThat(colours.get(69)).isEqualTo(classes.get(4).path("colour").asString());
        browser.click("[data-test='table-areas'] tbody tr");
        browser.await("the details", () -> browser.one("#details").isDisplayed());
        JOURNEY.guidePictures("areas");
    }

    @Test
    void thePictureOfTheMapHoldsTheSurface() {
        Browser browser = JOURNEY.openAtOfficeSize(MARCH);
        awaitSurface();
        Object colours = browser.script("""
                return import('/js/map/picture.js').then(({ drawPicture }) => {
                  const canvas = drawPicture();
                  const { data } = canvas.getContext('2d').getImageData(0, 200, canvas.width, canvas.height - 400);
                  const seen = new Set();
                  for (let i = 0; i < data.length; i += 400) seen.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
                  return seen.size;
                });
                """);
        assertThat(Integer.parseInt(String.valueOf(colours))).isGreaterThan(50);
    }

    @Test
    void nothingFoundSaysSoAndNonsenseIsExplained() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=heat&c.from=2031-01-01&c.to=2031-01-31");
        browser.await("no cases", () -> shownCount() == 0);
        browser.await("words for it", () -> browser.textOf("#panel").contains("没有案件"));
        browser.open(JOURNEY.service().root().resolve("?lang=zh#s=heat&c.categories=Z99"));
        browser.await(
                "an explanation", () -> browser.textOf("#panel .notice.bad").contains("Z99"));
        assertThat(browser.complaints()).isNotEmpty().allMatch(complaint -> complaint.contains("status of 400"));
    }

    /** The different values of a parameter in the addresses of tiles that were asked for with a fixed scale. */
    private static List<?> playedTiles(String parameter) {
        Object found = JOURNEY.browser().script("""
                const tiles = performance.getEntriesByType('resource').map((entry) => new URL(entry.name))
                  .filter((url) => url.pathname.includes('/map/tiles/') && url.searchParams.has('breaks'));
                return [...new Set(tiles.map((url) => url.searchParams.get(arguments[0])))];
                """, parameter);
        return found instanceof List<?> list ? list : List.of();
    }

    private static void press(String part, String key) {
        JOURNEY.browser().part(part);
        JOURNEY.browser()
                .script(
                        "document.querySelector(`[data-test='${arguments[0]}']`).dispatchEvent("
                                + "new KeyboardEvent('keydown', {key: arguments[1], bubbles: true, cancelable: true}))",
                        part,
                        key);
    }

    private static int shownCount() {
        String count = JOURNEY.browser().attributeOf("[data-test='heat-count']", "data-count");
        return count.isEmpty() ? -1 : Integer.parseInt(count);
    }

    private static int casesOf(String condition) {
        return JOURNEY.service()
                .post(
                        "api/processes/case-summary/execution",
                        "{\"inputs\": {\"cases\": {\"collection\": \"case\", " + condition + "}}}")
                .path("total")
                .asInt();
    }

    /** Waits for the legend's radius in the panel and for pictures of the surface on the map. */
    private static void awaitSurface() {
        JOURNEY.browser().part("heat-radius");
        awaitTiles();
    }

    private static void awaitTiles() {
        JOURNEY.browser()
                .await(
                        "tiles",
                        () -> !JOURNEY.browser()
                                .all("#map .leaflet-tiles-pane img.leaflet-tile-loaded")
                                .isEmpty());
    }
}
