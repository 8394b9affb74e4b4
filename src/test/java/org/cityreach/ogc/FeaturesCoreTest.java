package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/** Truth: a plain loop over the same features; OGC API - Features Part 1, conformance classes core and geojson. */
class FeaturesCoreTest extends ServiceTest {

    private static final String ITEMS = "/api/collections/core_points/items";
    private static final List<Feature> POINTS = TestLayers.points(237, 7);

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("core_points").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("core_points", "Point", "EPSG:4490"), POINTS);
            TestLayers.fill(store, TestLayers.layer("core_squares", "Polygon", "EPSG:4490"), TestLayers.squares(5));
        }
    }

    private List<String> idsOf(String query) {
        Answer answer = anyone().get(ITEMS + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return ids(answer.json());
    }

    private static List<String> ids(JsonNode collection) {
        List<String> ids = new ArrayList<>();
        collection
                .path("features")
                .forEach(feature -> ids.add(feature.path("id").asString()));
        return ids;
    }

    private static List<String> expected(Predicate<Feature> condition) {
        return POINTS.stream().filter(condition).map(Feature::id).toList();
    }

    @Test
    void aPageOfItemsTellsCountsAndTime() {
        JsonNode page = anyone().get(ITEMS).json();
        assertThat(page.path("type").asString()).isEqualTo("FeatureCollection");
        assertThat(page.path("features").size()).isEqualTo(237);
        assertThat(page.path("numberReturned").asInt()).isEqualTo(237);
        assertThat(page.path("numberMatched").asInt()).isEqualTo(237);
        assertThat(page.path("timeStamp").asString()).endsWith("Z");
        JsonNode few = anyone().get(ITEMS + "?limit=7").json();
        assertThat(few.path("features").size()).isEqualTo(7);
        assertThat(few.path("numberReturned").asInt()).isEqualTo(7);
        assertThat(few.path("numberMatched").asInt()).isEqualTo(237);
    }

    @Test
    void withoutALimitAPageHasAThousandAndOneToReadHasFifty() {
        String items = "/api/collections/core_more/items";
        if (store.findLayer("core_more").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("core_more", "Point", "EPSG:4490"), TestLayers.points(1001, 8));
        }
        JsonNode page = anyone().get(items).json();
        assertThat(ids(page)).hasSize(1000);
        JsonNode last =
                anyone().get(link(page, "next").replace(anyone().root(), "")).json();
        assertThat(ids(last)).containsExactly("p1000");
        assertThat(link(last, "next")).isEmpty();
        assertThat(anyone().get(items + "?f=html").body()).contains("50 / 1001", "offset=50", "p49<");
        assertThat(anyone().get(items + "?f=html&offset=1000").body()).contains("1 / 1001", "offset=950");
        assertThat(anyone().get("/api/openapi")
                        .json()
                        .at("/components/parameters/limit/schema/default")
                        .asInt())
                .isEqualTo(1000);
    }

    @Test
    void followingTheNextLinksGivesEveryFeatureOnceInOrder() {
        List<String> all = new ArrayList<>();
        String next = ITEMS + "?limit=50";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = anyone().get(next).json();
            all.addAll(ids(page));
            next = link(page, "next").replace(anyone().root(), "");
            pages++;
        }
        assertThat(pages).isEqualTo(5);
        assertThat(all).isEqualTo(expected(feature -> true));
    }

    @Test
    void thePreviousLinkLeadsBackToTheFirstPage() {
        JsonNode second = anyone().get(ITEMS + "?limit=50&offset=30").json();
        JsonNode first =
                anyone().get(link(second, "prev").replace(anyone().root(), "")).json();
        assertThat(ids(first).get(0)).isEqualTo("p0");
    }

    private static String link(JsonNode document, String relation) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asString().equals(relation)) {
                return link.path("href").asString();
            }
        }
        return "";
    }

    @Test
    void aLimitBeyondTheGreatestIsTakenAsTheGreatest() {
        assertThat(idsOf("?limit=100000000")).hasSize(237);
    }

    @ParameterizedTest
    @CsvSource({"119.92, 31.68, 119.96, 31.72", "119.90, 31.65, 119.90, 31.75", "-180, -90, 180, 90", "0, 0, 1, 1"})
    void aBoxGivesWhatTouchesIt(double west, double south, double east, double north) {
        List<String> inside = expected(feature -> feature.geometry() instanceof Point point
                && point.getX() >= west
                && point.getX() <= east
                && point.getY() >= south
                && point.getY() <= north);
        assertThat(idsOf("?limit=1000&bbox=" + west + "," + south + "," + east + "," + north))
                .isEqualTo(inside);
        assertThat(idsOf("?limit=1000&bbox=" + west + "," + south + ",0," + east + "," + north + ",9"))
                .isEqualTo(inside);
    }

    @Test
    void aBoxThatTouchesOnlyTheEdgeOfAPolygonStillGivesIt() {
        Answer answer = anyone().get("/api/collections/core_squares/items?bbox=119.89,31.71,119.90,31.72");
        assertThat(ids(answer.json())).containsExactly("s0");
        assertThat(answer.json().path("numberMatched").asInt()).isEqualTo(1);
    }

    @Test
    void aBoxAcrossTheAntimeridianIsTwoBoxes() {
        assertThat(idsOf("?limit=1000&bbox=119.95,31.65,-179,31.75"))
                .isEqualTo(expected(feature -> feature.geometry() instanceof Point point && point.getX() >= 119.95));
    }

    @Test
    void propertiesAreFiltersAndAllMustHold() {
        assertThat(idsOf("?limit=1000&kind=b")).isEqualTo(expected(feature -> "b".equals(feature.property("kind"))));
        assertThat(idsOf("?limit=1000&kind=b&open=true"))
                .isEqualTo(expected(feature ->
                        "b".equals(feature.property("kind")) && Boolean.TRUE.equals(feature.property("open"))));
        assertThat(idsOf("?rank=17")).containsExactly("p17");
    }

    @Test
    void aMomentOrAnIntervalIncludesItsEndsAndFeaturesWithoutTime() {
        Set<String> bare = new HashSet<>(expected(feature -> feature.property("reported") == null));
        Set<String> tenToTwelve = new HashSet<>(Set.of("p10", "p11", "p12"));
        tenToTwelve.addAll(bare);
        assertThat(idsOf("?limit=1000&datetime=2026-01-01T10:00:00Z/2026-01-01T12:00:00Z"))
                .containsExactlyInAnyOrderElementsOf(tenToTwelve);
        Set<String> eleven = new HashSet<>(bare);
        eleven.add("p11");
        assertThat(idsOf("?limit=1000&datetime=2026-01-01T19:00:00%2B08:00"))
                .containsExactlyInAnyOrderElementsOf(eleven);
        assertThat(idsOf("?limit=1000&datetime=2026-01-02/..")).hasSize(237 - 24 + 2);
        assertThat(idsOf("?limit=1000&datetime=../2026-01-01")).hasSize(24 - 2 + bare.size());
    }

    @Test
    void anUnchangedLayerIsNotSentAgain() {
        Answer first = anyone().get(ITEMS);
        String tag = first.header("ETag").orElseThrow();
        assertThat(anyone().get(ITEMS, "If-None-Match", tag).status()).isEqualTo(304);
        admin().delete(ITEMS + "/p236");
        assertThat(anyone().get(ITEMS, "If-None-Match", tag).status()).isEqualTo(200);
        TestLayers.fill(store, TestLayers.layer("core_spare", "Point", "EPSG:4490"), List.of());
        store.deleteLayer("core_points");
        TestLayers.fill(store, TestLayers.layer("core_points", "Point", "EPSG:4490"), POINTS);
        assertThat(anyone().get(ITEMS, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void oneFeatureHasItsOwnAddressWithLinksToItselfAndItsLayer() {
        Answer answer = anyone().get(ITEMS + "/p3");
        JsonNode feature = answer.json();
        Point place = (Point) Objects.requireNonNull(POINTS.get(3).geometry());
        assertThat(answer.header("Content-Type")).hasValue("application/geo+json");
        assertThat(feature.path("geometry").path("coordinates").get(0).asDouble())
                .isCloseTo(place.getX(), within(1e-12));
        assertThat(feature.path("properties").path("reported").asString()).isEqualTo("2026-01-01T03:00:00Z");
        assertThat(link(feature, "self")).endsWith(ITEMS + "/p3");
        assertThat(link(feature, "collection")).endsWith("/api/collections/core_points");
        assertThat(anyone().get(ITEMS + "/p4000").code()).isEqualTo("feature-not-found");
    }

    @Test
    void aDownloadIsAFileWithAllFeatures() {
        Answer answer = anyone().get(ITEMS + "?download=true");
        assertThat(answer.header("Content-Disposition").orElse("")).contains("attachment", "core_points.geojson");
        assertThat(ids(answer.json())).hasSize(237);
    }

    @Test
    void aCallerWhoAcceptsNoFormatThereIsLearnsWhichThereAre() {
        Answer answer = anyone().get(ITEMS, "Accept", "image/png");
        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().path("allowed").asString()).contains("application/geo+json");
    }
}
