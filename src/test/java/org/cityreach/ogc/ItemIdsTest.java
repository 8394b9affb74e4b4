package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** Truth: RFC 3986, by which an escaped character of a path is data and never a delimiter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemIdsTest extends ServiceTest {

    private static final String ITEMS = "/api/collections/odd_ids/items";
    private static final List<String> IDS =
            List.of("way/123", "100%", "a%2Fb", "..", "a?b", "a#b", "a;b", "a+b", "公厕 1", "a//b", "../odd_ids");

    @BeforeAll
    void fill() {
        TestLayers.fill(
                store,
                TestLayers.layer("odd_ids", "Point", "EPSG:4490"),
                IDS.stream()
                        .map(id -> new Feature(
                                id, TestLayers.GEOMETRIES.createPoint(new Coordinate(119.9, 31.7)), Map.of("kind", id)))
                        .toList());
    }

    private static String escaped(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"way/123", "100%", "a%2Fb", "a?b", "a#b", "a+b", "公厕 1", "../odd_ids"})
    void everyIdHasAnAddress(String id) {
        Answer answer = anyone().get(ITEMS + "/" + escaped(id));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("id").asString()).isEqualTo(id);
        assertThat(answer.json().at("/properties/kind").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/collections/odd_ids%2Fitems",
                "/api%2Fcollections",
                "/api/collections/odd_ids/items/..%2F..%2F..%2Fkeys",
                "/api/collections/odd_ids/items/%2E%2E%2F%2E%2E",
                "/api/..%2Factuator",
                ITEMS + "/a%2F%2Fb",
                ITEMS + "/a%3Bb"
            })
    void anEscapedSlashLeadsNowhereElse(String path) {
        Answer answer = anyone().get(path);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 404);
    }
}
