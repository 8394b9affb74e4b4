package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: the API's own scenarios. Saved, listed, copied, opened, compared, taken away as files, deleted. */
class ScenarioIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String TEN_TOILETS =
            "#s=siting&map=13/31.70100/119.94200&l.question=toilets-most&l.candidates=candidate_site&l.kind=toilet"
                    + "&l.standard=cn-sanitation%23toilet-service-radius&run=1";

    private Path folder = Path.of("");

    @BeforeEach
    void emptyFolder() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "downloads").toAbsolutePath()), "scenario");
        JOURNEY.browser().downloadTo(folder);
    }

    @AfterEach
    void deleteAll() {
        for (JsonNode one : scenarios()) {
            JOURNEY.service().delete("api/scenarios/" + one.path("id").asString());
        }
    }

    @Test
    void plansAreSavedComparedAndTakenAway() throws IOException {
        Browser browser = JOURNEY.openAtOfficeSize(TEN_TOILETS);
        JOURNEY.giveKey();
        browser.part("siting-figure");
        save("十座公厕");
        browser.click("[data-test='table-sites'] tbody tr");
        browser.drag(
                ".site-handle[data-site='" + browser.attributeOf("[data-test='table-sites'] tbody tr", "data-key")
                        + "']",
                110,
                -70);
        browser.await(
                "what it does",
                () -> browser.has("siting-delta") && browser.text("siting-busy").isBlank());
        save("改了一处");
        List<JsonNode> saved = scenarios();
        assertThat(saved).hasSize(2);
        JsonNode found = named("十座公厕");
        assertThat(found.path("solved").path("status").asString())
                .isEqualTo(JOURNEY.newestAnswer("siting").path("status").asString());
        assertThat(named("改了一处").path("solved").isNull()).isTrue();
        browser.clickPart("siting-view-scenarios");
        browser.await("both", () -> browser.all(".scenario").size() == 2);
        JOURNEY.guidePictures("siting-scenarios");
        tick(found);
        tick(named("改了一处"));
        browser.clickPart("scenario-compare");
        browser.part("scenario-reading");
        JsonNode comparison =
                JOURNEY.service().get("api/scenarios/comparison?ids=" + id(found) + "," + id(named("改了一处")));
        JsonNode change = comparison.path("changes").get(0);
        assertThat(browser.attributeOf("[data-test='scenario-reading']", "data-gaining"))
                .isEqualTo(change.path("gaining").asString());
        assertThat(browser.attributeOf("[data-test='scenario-reading']", "data-losing"))
                .isEqualTo(change.path("losing").asString());
        assertThat(browser.textOf("#legend")).contains("谁受益", "明显受损");
        JOURNEY.guidePictures("siting-comparison");
        browser.clickPart("scenario-back");
        byte[] report = export(found, "pdf", "十座公厕.pdf");
        assertThat(new String(report, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        String table = new String(export(found, "csv", "十座公厕.csv"), StandardCharsets.UTF_8);
        assertThat(table.lines().count()).isGreaterThan(10);
        JsonNode shapes = JsonMapper.builder().build().readTree(export(found, "geojson", "十座公厕.geojson"));
        assertThat(shapes.path("type").asString()).isEqualTo("FeatureCollection");
    }

    @Test
    void aPlanIsCopiedOpenedByItsLinkAndDeleted() {
        Browser browser = JOURNEY.openAtOfficeSize(TEN_TOILETS);
        JOURNEY.giveKey();
        browser.part("siting-figure");
        String figure = browser.attributeOf("[data-test='siting-figure']", "data-value");
        save("原方案");
        String id = id(named("原方案"));
        browser.clickPart("siting-view-scenarios");
        browser.click("[data-scenario='" + id + "'] [data-test='scenario-copy']");
        browser.await("the copy", () -> browser.all(".scenario").size() == 2);
        browser.click("[data-scenario='" + id + "'] [data-test='scenario-open']");
        browser.await("a link to it", () -> browser.hash().contains("l.scenario=" + id));
        String link = browser.hash();
        JOURNEY.openAtOfficeSize(link);
        browser.part("siting-figure");
        assertThat(browser.attributeOf("[data-test='siting-figure']", "data-value"))
                .isEqualTo(figure);
        assertThat(browser.has("siting-proof")).isTrue();
        browser.clickPart("siting-view-scenarios");
        browser.click("[data-scenario='" + id + "'] [data-test='scenario-delete']");
        browser.clickPart("scenario-delete-sure");
        browser.await("it is gone", () -> browser.all(".scenario").size() == 1);
        assertThat(scenarios()).hasSize(1);
    }

    private static void save(String name) {
        Browser browser = JOURNEY.browser();
        int before = scenarios().size();
        browser.clickPart("save-scenario");
        browser.choose("scenario-name", name);
        browser.clickPart("scenario-keep");
        browser.await(
                "it is saved",
                () -> scenarios().size() == before + 1 && browser.all("dialog").isEmpty());
    }

    private static void tick(JsonNode scenario) {
        JOURNEY.browser().clickPart("tick-" + id(scenario));
    }

    private byte[] export(JsonNode scenario, String format, String name) throws IOException {
        Browser browser = JOURNEY.browser();
        Path file = folder.resolve(name);
        browser.click("[data-scenario='" + id(scenario) + "'] [data-test='scenario-" + format + "']");
        browser.await(name, () -> Files.exists(file));
        return Files.readAllBytes(file);
    }

    private static String id(JsonNode scenario) {
        return scenario.path("id").asString();
    }

    private static JsonNode named(String name) {
        return scenarios().stream()
                .filter(one -> one.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> scenarios() {
        return JOURNEY.service()
                .get("api/scenarios")
                .path("scenarios")
                .valueStream()
                .toList();
    }
}
