package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** Truth: OGC API - Features Part 1, conformance class html, and the documents of which the pages are made. */
class PagesTest extends ServiceTest {

    private static final String LAYER = "/api/collections/paged";
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("paged").isEmpty()) {
            TestLayers.fill(
                    store,
                    TestLayers.layer("paged", "Point", "EPSG:4490"),
                    List.of(
                            new Feature(
                                    "<b>1 2<b>",
                                    TestLayers.GEOMETRIES.createPoint(new Coordinate(119.942, 31.701)),
                                    Map.of("kind", "a", "rank", 7L)),
                            new Feature("two", null, Map.of())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/conformance",
                "/api/collections",
                LAYER,
                LAYER + "/schema",
                LAYER + "/queryables",
                LAYER + "/sortables",
                LAYER + "/items",
                LAYER + "/items/two",
                LAYER + "/tiles",
                LAYER + "/tiles/WorldCRS84Quad",
                LAYER + "/map/tiles",
                LAYER + "/map/tiles/CGCS2000Quad",
                "/api/tiles",
                "/api/tiles/WebMercatorQuad",
                "/api/tileMatrixSets",
                "/api/tileMatrixSets/CGCS2000Quad",
                "/api/processes",
                "/api/processes/coverage",
                "/api/jobs"
            })
    void everyDocumentIsAPageForABrowserAndDataForOthers(String path) {
        Answer page = anyone().get(path, "Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.header("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.header("Vary").orElse("")).containsIgnoringCase("accept");
        assertThat(page.body())
                .startsWith("<!doctype html>")
                .endsWith("</html>\n")
                .contains("<h1>");
        assertThat(anyone().get(path + "?f=html").body().replace("?f=html", ""))
                .hasSameSizeAs(page.body().replace("?f=html", ""));
        for (String accept :
                List.of("application/json", "*/*", "application/geo+json, application/json;q=0.9, */*;q=0.1")) {
            assertThat(anyone().get(path, "Accept", accept)
                            .header("Content-Type")
                            .orElse(""))
                    .as(accept)
                    .contains("json");
        }
        assertThat(anyone().get(path + "?f=json", "Accept", "text/html")
                        .header("Content-Type")
                        .orElse(""))
                .contains("json");
        assertThat(anyone().get(path + "?f=docx").code()).isEqualTo("unknown-format");
    }

    @Test
    void everyLinkOfAPageLeadsSomewhereOnThisServer() {
        for (String path : List.of(
                "/api",
                "/api/collections",
                LAYER,
                LAYER + "/items",
                LAYER + "/items/two",
                LAYER + "/tiles",
                LAYER + "/map/tiles/WebMercatorQuad",
                "/api/tileMatrixSets",
                "/api/processes",
                "/api/processes/coverage",
                "/api/styles",
                "/api/styles/facility")) {
            Matcher links = LINK.matcher(anyone().get(path + "?f=html").body());
            while (links.find()) {
                String address = links.group(1).replace("&amp;", "&").replace(anyone().root(), "");
                if (address.startsWith("/")) {
                    assertThat(anyone().get(address).status())
                            .as(path + " → " + address)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void whatFeaturesSayIsShownAndNeverRun() {
        String page = anyone().get(LAYER + "/items?f=html").body();
        assertThat(page).doesNotContain("<b>1 2<b>").contains("&lt;b&gt;1 2&lt;b&gt;", "id=\"map\"", "\\u003cb>1 2");
        assertThat(page).contains(LAYER + "/items/%3Cb%3E1%202%3Cb%3E");
    }

    @ParameterizedTest
    @CsvSource({"'/items?limit=1', next", "'/items?limit=1&offset=1', prev"})
    void pagesOfFeaturesLeadOn(String query, String relation) {
        String page = anyone().get(LAYER + query + "&f=html").body();
        assertThat(page).contains(relation.equals("next") ? "下一页" : "上一页", "f=html");
    }

    @Test
    void aPageOfFeaturesCanBeFilteredAndShowsWhatItWasFilteredBy() {
        String page =
                anyone().get(LAYER + "/items?f=html&filter=kind+%3D+%27a%27").body();
        assertThat(page)
                .contains("value=\"kind = &#39;a&#39;\"", "1 / 1", "全部 · All")
                .doesNotContain(">two<");
        assertThat(anyone().get(LAYER + "/items?f=html").body())
                .contains("name=\"filter\" value=\"\"")
                .doesNotContain("全部 · All");
    }

    @Test
    void theMapOfALayerIsTheLayerDrawnWithItsLegend() {
        String page = anyone().get(LAYER + "?f=html").body();
        assertThat(page)
                .contains("\"tiles\":\"" + anyone().root() + LAYER + "/map/tiles/WebMercatorQuad/{z}/{y}/{x}\"")
                .contains(LAYER + "/map/legend?f=png", "/api/collections/road/map/tiles/WebMercatorQuad/{z}/{y}/{x}");
    }

    @Test
    void everyAnalysisHasANameInBothLanguages() {
        for (JsonNode process : anyone().get("/api/processes").json().path("processes")) {
            assertThat(process.path("titles").path("zh").asString())
                    .as(process.toString())
                    .matches(".*\\p{IsHan}.*");
            assertThat(process.path("titles").path("en")).isEqualTo(process.path("title"));
        }
        assertThat(anyone().get("/api/processes?f=html").body()).contains("覆盖分析 · Coverage");
        assertThat(anyone().get("/api/processes/coverage?f=html").body()).containsOnlyOnce("<h1>覆盖分析 · Coverage</h1>");
    }

    @Test
    void documentsNameTheirPages() {
        assertThat(anyone().get(LAYER + "/items").body()).contains("\"rel\":\"alternate\",\"type\":\"text/html");
        assertThat(anyone().get(LAYER + "/items/two").body()).contains("\"rel\":\"alternate\",\"type\":\"text/html");
        assertThat(anyone().get(LAYER).body()).contains("?f=html");
    }
}
