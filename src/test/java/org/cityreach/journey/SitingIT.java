package org.cityreach.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the documents that the API keeps of the same searches. Every ready-made question, the search as it runs, the
 * plan in the reader's hands, what cannot be.
 */
class SitingIT {

    @RegisterExtension
    static final Journey JOURNEY = new Journey();

    private static final String HERE = "#s=siting&map=13/31.70100/119.94200";
    private static final String TEN_TOILETS = HERE
            + "&l.question=toilets-most&l.candidates=candidate_site&l.kind=toilet&l.standard=cn-sanitation%23toilet-service-radius";
    /** Questions whose answers the guide shows. */
    private static final Set<String> PICTURED = Set.of("toilets-fewest", "toilets-most", "stations-two");

    private static final String FIGURE = "[data-test='siting-figure']";
    private static final String DELTA = "[data-test='siting-delta']";

    @ParameterizedTest
    @CsvSource({
        "toilets-fewest, sites, 10",
        "toilets-most, ratio, 10",
        "toilets-budget, ratio, 10",
        "toilets-average, mean, 10",
        "toilets-worst, max, 10",
        "toilets-close, ratio, 10",
        "stations-two, mean, 10",
        "stations-reach, ratio, 10",
        "stations-upgrade, mean, 10"
    })
    void everyReadyMadeQuestionIsAnswered(String question, String key, String seconds) {
        Browser browser = JOURNEY.openAtOfficeSize(HERE);
        browser.clickPart("question-" + question);
        browser.choose("siting-seconds", seconds);
        browser.clickPart("siting-start");
        browser.part("siting-figure");
        JsonNode document = JOURNEY.newestAnswer("siting");
        assertThat(browser.attributeOf(FIGURE, "data-key")).isEqualTo(key);
        assertThat(Double.parseDouble(browser.attributeOf(FIGURE, "data-value")))
                .isCloseTo(figure(document, key), within(1e-9));
        assertThat(browser.attributeOf("[data-test='siting-proof']", "data-status"))
                .isEqualTo(document.path("status").asString());
        assertThat(browser.text("siting-proof"))
                .containsAnyOf(
                        document.path("status").asString().equals("optimal")
                                ? new String[] {"已证明最优"}
                                : new String[] {"离最好", "最多还能少建"});
        assertThat(browser.text("siting-basis")).isNotBlank();
        assertThat(browser.all("[data-test='table-sites'] tbody tr"))
                .hasSize(document.path("sites").path("features").size());
        assertThat(browser.all("[data-test='siting-bars'] tbody tr")).hasSizeGreaterThan(1);
        assertThat(browser.textOf("#legend")).contains("选址方案", "现有");
        assertThat(browser.textOf("#panel")).doesNotContain("NaN", "undefined", "null", "siting.");
        browser.script("document.querySelector('#panel').scrollTop = 0");
        if (PICTURED.contains(question)) {
            JOURNEY.guidePictures("siting-" + question);
            return;
        }
        JOURNEY.switchLanguage("en");
        assertThat(JOURNEY.cutLabels()).isEmpty();
        browser.picture("siting-" + question + "-en", false);
        JOURNEY.switchLanguage("zh-CN");
    }

    @Test
    void theGapIsSeenToClose() {
        Browser browser = JOURNEY.openAtOfficeSize(HERE);
        browser.clickPart("question-toilets-fewest");
        browser.choose("siting-spacing", "50");
        browser.choose("siting-seconds", "120");
        browser.clickPart("siting-start");
        Set<Integer> seen = new HashSet<>();
        browser.await("moments of the search", () -> {
            String points = browser.attributeOf("[data-test='siting-running']", "data-points");
            if (!points.isBlank()) {
                seen.add(Integer.parseInt(points));
            }
            return seen.size() > 1 || browser.has("siting-proof");
        });
        assertThat(seen).as("the chart grew while it was looked at").hasSizeGreaterThan(1);
        assertThat(browser.has("chart-siting-course") || browser.has("siting-proof"))
                .isTrue();
        if (browser.has("siting-running")) {
            assertThat(browser.textOf("[data-test='siting-running']")).contains("目前方案", "理论界限", "差距");
            browser.keepPicture("siting-search-zh", true);
            JOURNEY.switchLanguage("en");
            browser.keepPicture("siting-search-en", true);
            JOURNEY.switchLanguage("zh-CN");
            browser.clickPart("keep-best");
        }
        browser.part("siting-proof");
        assertThat(JOURNEY.newestAnswer("siting").path("course").size()).isGreaterThan(1);
    }

    @Test
    void aSearchThatIsStoppedKeepsItsBestPlan() {
        Browser browser = JOURNEY.openAtOfficeSize(HERE);
        browser.clickPart("question-toilets-fewest");
        browser.choose("siting-spacing", "50");
        browser.choose("siting-seconds", "120");
        browser.clickPart("siting-start");
        browser.await("a plan", () -> browser.textOf("[data-test='keep-best']").contains("采用当前方案"));
        browser.clickPart("keep-best");
        browser.part("siting-figure");
        JsonNode document = JOURNEY.newestAnswer("siting");
        assertThat(document.path("stopped").asString()).isEqualTo("cancelled");
        assertThat(document.path("status").asString()).isEqualTo("feasible");
        assertThat(browser.text("siting-proof")).contains("最多还能少建", "由您停止");
        assertThat(Double.parseDouble(browser.attributeOf(FIGURE, "data-value")))
                .isEqualTo(document.path("after").path("newSites").asDouble());
    }

    @Test
    void aSiteShowsWhomItServesAndIsMovedByHandAndByKeys() {
        Browser browser = JOURNEY.openAtOfficeSize(TEN_TOILETS + "&run=1");
        browser.part("siting-figure");
        JsonNode document = JOURNEY.newestAnswer("siting");
        browser.click("[data-test='table-sites'] tbody tr");
        browser.await("its card", () -> browser.one("#details").isDisplayed());
        JsonNode site = site(document, browser.attributeOf("[data-test='table-sites'] tbody tr", "data-key"));
        assertThat(browser.textOf("#details").replaceAll("\\s", ""))
                .contains(
                        site.path("properties").path("name").asString(),
                        site.path("properties").path("demandCount").asString());
        JOURNEY.guidePictures("siting-site");
        String handle = ".site-handle[data-site='" + site.path("id").asString() + "']";
        browser.drag(handle, 60, 36);
        browser.await(
                "what it does",
                () -> browser.has("siting-delta") && browser.text("siting-busy").isBlank());
        double moved = served(browser);
        assertThat(moved).isNotZero();
        assertThat(browser.has("siting-violations")).isTrue();
        JOURNEY.guidePictures("siting-moved");
        browser.press(handle, Keys.ARROW_LEFT.toString().repeat(15));
        browser.await("what the keys do", () -> browser.text("siting-busy").isBlank() && served(browser) != moved);
        browser.clickPart("siting-undo");
        browser.await(
                "the hand's place", () -> browser.has("siting-delta") && Math.abs(served(browser) - moved) < 1e-9);
        browser.clickPart("siting-undo");
        browser.await("the found plan", () -> !browser.has("siting-delta"));
        assertThat(Double.parseDouble(browser.attributeOf(FIGURE, "data-value")))
                .isCloseTo(document.path("after").path("ratio").asDouble(), within(1e-12));
    }

    @Test
    void aSiteIsAddedOnTheMapAndAnotherClosed() {
        Browser browser = JOURNEY.openAtOfficeSize(TEN_TOILETS + "&run=1");
        browser.part("siting-figure");
        int before = browser.all(".site-handle").size();
        assertThat(before).isEqualTo(10);
        browser.clickPart("siting-add");
        browser.clickMap(300, 420);
        browser.await("one more", () -> browser.all(".site-handle").size() == before + 1);
        browser.part("siting-violations");
        assertThat(browser.text("siting-violations")).contains("10");
        browser.clickPart("siting-close");
        browser.await("it is gone", () -> browser.all(".site-handle").size() == before);
        browser.click("[data-test='table-sites'] tbody tr:last-child");
        browser.clickPart("siting-close");
        browser.await(
                "a closed one",
                () -> browser.textOf("[data-test='table-sites']").contains("关闭"));
        browser.clickPart("siting-reset");
        browser.await("the found plan", () -> !browser.has("siting-delta"));
    }

    @Test
    void whatCannotBeIsSaidWithWhatToChange() {
        Browser browser = JOURNEY.openAtOfficeSize(HERE);
        browser.clickPart("question-stations-two");
        browser.choose("siting-existing", "");
        browser.clickPart("siting-start");
        browser.part("siting-no-plan");
        JsonNode reason = JOURNEY.newestAnswer("siting").path("reason");
        assertThat(browser.attributeOf("[data-test='siting-no-plan']", "data-reason"))
                .isEqualTo(reason.path("code").asString());
        assertThat(browser.text("siting-no-plan")).contains(reason.path("zh").asString(), "可以:");
        JOURNEY.guidePictures("siting-infeasible");
    }

    @Test
    void placesNotAllowedAreCountedAndExplained() {
        Browser browser = JOURNEY.openAtOfficeSize(HERE);
        browser.clickPart("question-stations-two");
        browser.choose("siting-seconds", "10");
        browser.clickPart("siting-start");
        browser.clickPart("siting-tab-excluded");
        JsonNode document = JOURNEY.newestAnswer("siting");
        int excluded = document.path("excluded").path("features").size();
        assertThat(excluded).isPositive();
        assertThat(browser.all("[data-test='table-excluded'] tbody tr")).hasSize(excluded);
        JsonNode first = document.path("excluded").path("features").get(0).path("properties");
        assertThat(browser.textOf("[data-test='table-excluded'] tbody tr"))
                .contains(first.path("reasons").get(0).path("zh").asString());
        int most = Integer.parseInt(browser.attributeOf(".reason-counts button", "data-count"));
        browser.click(".reason-counts button");
        assertThat(browser.all("[data-test='table-excluded'] tbody tr")).hasSize(most);
        browser.click("[data-test='table-excluded'] tbody tr");
        browser.await("its card", () -> browser.textOf("#details").contains("不可选"));
        JOURNEY.guidePictures("siting-excluded");
    }

    @Test
    void aCoverageLeadsToNewSites() {
        Browser browser = JOURNEY.openAtOfficeSize("#s=coverage&run=1");
        browser.clickPart("to-siting");
        browser.await("the section", () -> browser.hash().contains("s=siting"));
        assertThat(browser.text("siting-summary")).contains("居住用地", "公共厕所");
    }

    @Test
    void aNarrowScreenKeepsTheQuestionAndThePlanInReach() {
        Browser browser = JOURNEY.browser();
        browser.size(360, 740);
        browser.open(JOURNEY.service().root().resolve("?lang=zh" + TEN_TOILETS + "&run=1"));
        browser.part("siting-figure");
        assertThat(browser.script("return document.documentElement.scrollWidth <= 360"))
                .isEqualTo(true);
        assertThat(
                        browser.script(
                                "const panel = document.querySelector('#panel'); return panel.scrollWidth <= panel.clientWidth"))
                .isEqualTo(true);
        browser.picture("siting-narrow-zh", true);
        JOURNEY.switchLanguage("en");
        assertThat(JOURNEY.cutLabels()).isEmpty();
        browser.picture("siting-narrow-en", true);
        JOURNEY.switchLanguage("zh-CN");
    }

    private static double served(Browser browser) {
        return Double.parseDouble(browser.attributeOf(DELTA, "data-served"));
    }

    private static JsonNode site(JsonNode document, String id) {
        return document.path("sites")
                .path("features")
                .valueStream()
                .filter(site -> site.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static double figure(JsonNode document, String key) {
        JsonNode after = document.path("after");
        return switch (key) {
            case "ratio" -> after.path("ratio").asDouble();
            case "mean" -> after.path("meanMetres").asDouble();
            case "max" -> after.path("maxMetres").asDouble();
            default -> after.path("newSites").asDouble();
        };
    }
}
