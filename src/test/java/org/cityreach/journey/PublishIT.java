package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityreach.publish.standin.OpenedTables;
import org.cityreach.publish.standin.StandInGeoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Truth: what the map server holds, a server that behaves as GeoServer does. Plan, publication, staleness. */
class PublishIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    @Test
    void layersArePlannedPublishedAndKnownToBeStale() {
        try (StandInGeoServer server = new StandInGeoServer(new OpenedTables())) {
            Browser browser = JOURNEY.openAtOfficeSize("#s=publish");
            JOURNEY.giveKey();
            assertThat(browser.text("publish-missing")).contains("地址");
            browser.choose("publish-url", server.url().toString());
            browser.choose("publish-username", StandInGeoServer.USER);
            browser.choose("publish-password", "wrong");
            browser.choose("publish-workspace", "hutang");
            browser.clickPart("publish-plan");
            browser.await("the refusal", () -> browser.textOf(".notice.bad").contains("不接受该账号"));
            browser.clickPart("publish-edit");
            browser.choose("publish-password", StandInGeoServer.PASSWORD);
            browser.clickPart("publish-layers");
            browser.clickPart("publish-none");
            browser.clickPart("publish-layer-toilet");
            browser.clickPart("publish-layer-park");
            browser.clickPart("publish-layer-grid");
            browser.choose("publish-group", "环卫底图");
            browser.clickPart("publish-plan");
            int todo = Integer.parseInt(value("publish-todo"));
            assertThat(server.writes()).isEmpty();
            assertThat(browser.all("[data-test='table-publish-plan'] tbody tr")).hasSize(todo);
            assertThat(browser.has("publish-url"))
                    .as("the form gives its room to the plan")
                    .isFalse();
            for (String seen : new String[] {"publish-todo", "publish-start", "table-publish-plan"}) {
                assertThat(isInView(seen)).as(seen).isTrue();
            }
            JOURNEY.guidePictures("publish-plan");
            browser.clickPart("publish-start");
            assertThat(value("publish-done")).isEqualTo(Integer.toString(todo));
            assertThat(server.state()).contains("hutang:toilet", "环卫底图");
            JOURNEY.guidePictures("publish-done");
            server.forgetCalls();
            browser.clickPart("publish-again");
            browser.clickPart("publish-plan");
            assertThat(value("publish-todo")).isEqualTo("0");
            assertThat(server.writes()).isEmpty();
            addToilet();
            browser.clickPart("publish-view-published");
            browser.one(".publication[data-state='stale'] .moved-on li");
            JOURNEY.guidePictures("publish-published");
            assertThat(String.valueOf(
                            browser.script("return JSON.stringify(localStorage) + document.cookie + location.href")))
                    .doesNotContain(StandInGeoServer.PASSWORD);
        } finally {
            JOURNEY.service().delete("api/collections/toilet/items/publish-it");
            forgetAll();
        }
    }

    /** Whether its head is on the screen without any scrolling. */
    private static boolean isInView(String part) {
        return Boolean.TRUE.equals(JOURNEY.browser()
                .script(
                        "const top = document.querySelector(`[data-test='${arguments[0]}']`).getBoundingClientRect().top;"
                                + "return top > 0 && top < innerHeight - 40;",
                        part));
    }

    private static String value(String part) {
        JOURNEY.browser().part(part);
        return JOURNEY.browser().attributeOf("[data-test='" + part + "']", "data-value");
    }

    private static void addToilet() {
        JOURNEY.service().put("api/collections/toilet/items/publish-it", """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [119.942, 31.701]},
                         "properties": {"name": "新公厕", "status": "open"}}""");
    }

    private static void forgetAll() {
        for (JsonNode one : JOURNEY.service().get("api/publications").path("publications")) {
            JOURNEY.service().delete("api/publications/" + one.path("id").asString());
        }
    }
}
