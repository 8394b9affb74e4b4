package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.cityreach.testing.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the API's own answers to the same questions, and the count of the rows in the files. Real complaints of
 * another city, half a world away from the demo city: imported, then heat map, hot spots, repeat locations and
 * the ranking of a month by squares.
 */
class BostonIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final int GRAFFITI = 4284;
    private static final int BASKETS = 2973;
    private static final String BOSTON =
            "map=12/42.32500/-71.08500&c.collection=boston_311&c.from=2015-08-01&c.to=2015-08-31";
    private static final String AUGUST = "{\"collection\": \"boston_311\", \"datetime\": \"2015-08-01/2015-08-31\"}";

    @BeforeEach
    void importOnce() {
        Path graffiti = SharedData.find("boston311-graffiti-removal.csv");
        Path baskets = SharedData.find("boston311-empty-litter-basket.csv");
        boolean known = JOURNEY.service()
                .get("api/collections")
                .path("collections")
                .valueStream()
                .anyMatch(one -> one.path("id").asString().equals("boston_311"));
        if (!known) {
            JOURNEY.service().put("api/collections/boston_311", """
                    {"title": {"zh": "波士顿 311", "en": "Boston 311"}, "geometryType": "Point", "timeProperty": "reported",
                     "properties": {"kind": {"type": "string"}, "status": {"type": "string", "title": {"zh": "状态", "en": "Status"}},
                       "category": {"type": "string", "title": {"zh": "类别", "en": "Category"}},
                       "source": {"type": "string", "title": {"zh": "来源", "en": "Source"}},
                       "unit": {"type": "string", "title": {"zh": "责任单位", "en": "Unit"}},
                       "reported": {"type": "date-time"}, "due": {"type": "date-time"}, "closed": {"type": "date-time"}}}
                    """);
            assertThat(load(graffiti)).isEqualTo(GRAFFITI);
            assertThat(load(baskets)).isEqualTo(BASKETS);
        }
    }

    @Test
    void heatMapOfEveryRow() {
        Browser browser = JOURNEY.openAtOfficeSize(
                "#s=heat&" + BOSTON.replace("c.from=2015-08-01&c.to=2015-08-31", "c.from=&c.to="));
        browser.await(
                "all rows",
                () -> String.valueOf(GRAFFITI + BASKETS)
                        .equals(browser.attributeOf("[data-test='heat-count']", "data-count")));
        browser.part("heat-radius");
        browser.await(
                "tiles",
                () -> !browser.all("#map .leaflet-tiles-pane img.leaflet-tile-loaded")
                        .isEmpty());
        JOURNEY.guidePictures("boston-heat");
    }

    @Test
    void hotSpots() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=hotspots&" + BOSTON + "&p.by=fishnet&p.cell=500");
        browser.part("hot-count");
        JsonNode answer = execute("hotspot", AUGUST + ", \"by\": {\"fishnet\": 500}");
        assertThat(browser.attributeOf("[data-test='hot-count']", "data-count"))
                .isEqualTo(answer.path("summary").path("hot").asString());
        JOURNEY.guidePictures("boston-hotspots");
    }

    @Test
    void repeatLocations() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=hotspots&" + BOSTON + "&p.mode=repeat");
        browser.part("hot-count");
        JsonNode answer =
                execute("repeat-locations", AUGUST + ", \"withinMetres\": 50, \"withinDays\": 30, \"minCases\": 3");
        assertThat(browser.attributeOf("[data-test='hot-count']", "data-count"))
                .isEqualTo(
                        String.valueOf(answer.path("locations").path("features").size()));
        JOURNEY.guidePictures("boston-repeat");
    }

    @Test
    void rankingOfAMonthBySquares() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=ranking&" + BOSTON + "&k.by=fishnet&k.cell=1000");
        browser.part("ranking-first");
        JsonNode answer = execute(
                "ranking",
                AUGUST
                        + ", \"by\": {\"fishnet\": 1000}, \"sortBy\": \"cases\", \"comparePeriod\": \"2015-07-01/2015-07-31\"");
        assertThat(browser.text("ranking-total"))
                .contains(answer.path("totals").path("values").path("cases").asString());
        browser.click("th[data-column='value'] button");
        browser.click("[data-test='table-ranking'] tbody tr");
        browser.part("chart-trend");
        JOURNEY.guidePictures("boston-ranking");
    }

    private static JsonNode execute(String process, String casesAndMore) {
        return JOURNEY.service()
                .post("api/processes/" + process + "/execution", "{\"inputs\": {\"cases\": " + casesAndMore + "}}");
    }

    private static int load(Path file) {
        JsonNode report = JOURNEY.service()
                .importFile(
                        "boston_311",
                        file,
                        "format",
                        "csv",
                        "crs",
                        "EPSG:4326",
                        "datePattern",
                        "MM/dd/yyyy hh:mm:ss a",
                        "zone",
                        "America/New_York",
                        "mapping",
                        """
                        {"id":"CASE_ENQUIRY_ID","reported":"OPEN_DT","due":"TARGET_DT","closed":"CLOSED_DT","category":"TYPE",
                         "status":"CASE_STATUS","source":"Source","unit":"Department","kind":{"value":"complaint"},
                         "x":"LONGITUDE","y":"LATITUDE"}
                        """);
        return report.path("accepted").asInt();
    }
}
