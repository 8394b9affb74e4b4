package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the API's own answers to the same questions. Frame, layers, coverage,
 * import, language and the narrow screen.
 */
class PageIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String COVERAGE = """
            {"inputs": {"facilities": {"collection": "toilet", "filter": "status = 'open'"},
              "demand": {"collection": "residential", "weight": "population"},
              "standard": "cn-sanitation#toilet-service-radius", "distance": "straight", "groupBy": "grid"}}
            """;
    /** A pixel at zoom 15, to which the map rounds its middle, and a little. */
    private static final double PIXEL_DEGREES = 5e-5;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void layersAreListedShownMovedAndFaded() {
        JOURNEY.openAtOfficeSize("#s=layers");
        Browser browser = browser();
        int known = service().get("api/collections").path("collections").size();
        browser.await("all layers", () -> browser.all(".layer-list .layer").size() == known);
        assertThat(layerState("toilet")).isEqualTo("true");
        assertThat(layerState("case")).isEqualTo("false");
        browser.click("[data-focus='eye-case']");
        browser.await("cases shown", () -> "true".equals(layerState("case")));
        browser.await(
                "a note on what is not drawn",
                () -> browser.textOf(".drawn-note").contains("/"));
        String before = layerOrder();
        browser.script("document.querySelector(\"[data-focus='grip-case']\").dispatchEvent("
                + "new KeyboardEvent('keydown', {key: 'ArrowUp', bubbles: true}))");
        browser.await("another order", () -> !layerOrder().equals(before));
        browser.script("document.querySelector('#panel').scrollTop = 0");
        browser.guidePicture("layers-zh");
    }

    @Test
    void coverageIsTheApisOwnAnswer() {
        JOURNEY.openAtOfficeSize("#s=coverage");
        Browser browser = browser();
        browser.choose("group-by", "grid");
        browser.clickPart("compute");
        browser.part("ratio");
        JsonNode answer = service().post("api/processes/coverage/execution", COVERAGE);
        JsonNode summary = answer.path("summary");
        assertThat(Double.parseDouble(browser.attributeOf("[data-test='ratio']", "data-ratio")))
                .isCloseTo(summary.path("ratio").asDouble(), within(1e-12));
        assertThat(browser.text("basis")).contains("300").contains("直线");
        assertThat(browser.text("tab-gaps"))
                .contains(String.valueOf(summary.path("gaps").asInt()));
        browser.guidePicture("coverage-zh");
        String before = browser.hash();
        browser.click("tr.goes[data-key='gap-1']");
        browser.await("the map at the gap", () -> !mapOf(browser.hash()).equals(mapOf(before)));
        assertThat(browser.one("#details").isDisplayed()).isTrue();
        assertThat(browser.attributeOf("tr.goes[data-key='gap-1']", "aria-selected"))
                .isEqualTo("true");
        JOURNEY.guidePictures("coverage-gap");
    }

    @Test
    void aLinkRestoresViewAndQuestion() {
        JOURNEY.openAtOfficeSize(
                "#s=coverage&map=15/31.69500/119.95000&on=road,park,residential&f=park&d=residential&w="
                        + "&rk=own&r=400&from=centroid&by=grid&run=1");
        Browser browser = browser();
        browser.part("ratio");
        String[] map = mapOf(browser.hash()).split("/");
        assertThat(Double.parseDouble(map[0])).isEqualTo(15);
        assertThat(Double.parseDouble(map[1])).isCloseTo(31.695, within(PIXEL_DEGREES));
        assertThat(Double.parseDouble(map[2])).isCloseTo(119.95, within(PIXEL_DEGREES));
        assertThat(browser.hash()).contains("f=park");
        assertThat(browser.text("basis")).contains("400");
        assertThat(browser.part("radius").getDomProperty("value")).isEqualTo("400");
    }

    @Test
    void importSaysWhichRowItRefused() throws IOException {
        Path file = folder.resolve("公厕新增.csv");
        Files.writeString(file, """
                编号,名称,经度,纬度,厕位数
                new-1,测试公厕一,119.9420,31.7010,8
                new-2,测试公厕二,119.9450,31.7020,many
                new-3,"测试公厕三, 北门",119.9460,31.7040,12
                """, StandardCharsets.UTF_8);
        JOURNEY.openAtOfficeSize("#s=imports");
        Browser browser = browser();
        JOURNEY.giveKey();
        browser.one("[data-test='file']").sendKeys(file.toString());
        browser.choose("target", "toilet");
        browser.choose("crs", "EPSG:4490");
        map("id", "编号");
        map("name", "名称");
        map("x", "经度");
        map("y", "纬度");
        map("stalls", "厕位数");
        browser.await(
                "the server's preview",
                () -> "ready".equals(browser.attributeOf("[data-test='start-import']", "data-preview")));
        JOURNEY.guidePictures("import");
        browser.clickPart("start-import");
        assertThat(browser.text("read")).isEqualTo("3");
        assertThat(browser.text("accepted")).isEqualTo("2");
        assertThat(browser.text("rejected")).isEqualTo("1");
        assertThat(browser.text("rejects")).contains("new-2");
        JOURNEY.guidePictures("import-report");
        assertThat(service()
                        .get("api/collections/toilet/items/new-3")
                        .path("properties")
                        .path("name")
                        .asString())
                .isEqualTo("测试公厕三, 北门");
        browser.click("[data-section='jobs']");
        browser.await(
                "the import among the jobs", () -> browser.textOf("#panel").contains("数据导入"));
        JOURNEY.guidePictures("jobs");
    }

    @Test
    void languageSwitchesEverythingAtOnce() {
        JOURNEY.openAtOfficeSize("#s=coverage&run=1");
        Browser browser = browser();
        browser.part("ratio");
        browser.clickPart("language");
        browser.await("English", () -> browser.textOf("#panel h2").equals("Coverage"));
        assertThat(browser.text("basis")).contains("straight line");
        assertThat(String.valueOf(browser.script("return document.documentElement.lang")))
                .isEqualTo("en");
        browser.guidePicture("coverage-en");
        assertThat(JOURNEY.cutLabels()).isEmpty();
        browser.click("[data-section='layers']");
        browser.await("layers in English", () -> browser.textOf("#panel h2").equals("Layers"));
        assertThat(JOURNEY.cutLabels()).isEmpty();
        browser.guidePicture("layers-en");
        browser.click("[data-section='imports']");
        assertThat(JOURNEY.cutLabels()).isEmpty();
        browser.click("[data-section='coverage']");
        browser.clickPart("language");
        browser.await("Chinese", () -> browser.textOf("#panel h2").equals("覆盖分析"));
    }

    @Test
    void narrowScreenKeepsEverythingInReach() {
        browser().size(360, 740);
        browser().open(service().root().resolve("?lang=zh#s=coverage&run=1"));
        Browser browser = browser();
        browser.part("ratio");
        assertThat(browser.script("return document.documentElement.scrollWidth <= 360"))
                .isEqualTo(true);
        browser.picture("narrow-zh", true);
        JOURNEY.switchLanguage("en");
        browser.picture("narrow-en", true);
        assertThat(JOURNEY.cutLabels()).isEmpty();
        JOURNEY.switchLanguage("zh-CN");
        browser.click(".sheet-handle");
        browser.await("a full sheet", () -> "full".equals(browser.script("return document.body.dataset.sheet")));
        browser.picture("narrow-full-zh", false);
    }

    private void map(String target, String column) {
        browser().chooseIn("select[data-target='" + target + "']", column);
    }

    private String layerState(String id) {
        return browser().attributeOf("[data-focus='eye-" + id + "']", "aria-checked");
    }

    private String layerOrder() {
        return String.valueOf(
                browser()
                        .script(
                                "return [...document.querySelectorAll('.layer-list .layer')].map((row) => row.dataset.id).join()"));
    }

    private static String mapOf(String hash) {
        return hash.replaceAll(".*map=([^&]*).*", "$1");
    }

    private static BuiltService service() {
        return JOURNEY.service();
    }

    private static Browser browser() {
        return JOURNEY.browser();
    }
}
