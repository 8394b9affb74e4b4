package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Truth: what was sent; OGC API - Common Part 2 and Features Part 1. */
class CollectionsTest extends ServiceTest {

    private static final String SHOP = "/api/collections/made_shop";
    private static final String SCHEMA = "{\"title\":{\"zh\":\"店\",\"en\":\"Shops\"},\"geometryType\":\"Point\","
            + "\"timeProperty\":\"since\",\"properties\":{\"value\":{\"type\":\"number\",\"unit\":\"t/d\"},"
            + "\"kind\":{\"type\":\"string\",\"enum\":[\"a\",\"b\"],\"required\":true},\"since\":{\"type\":\"date\"}}}";
    private static final String POINT =
            "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[119.9,31.7]},"
                    + "\"properties\":{\"kind\":\"a\",\"since\":\"2026-02-03\"}}";

    @AfterEach
    void noShopIsLeft() {
        if (store.findLayer("made_shop").isPresent()) {
            store.deleteLayer("made_shop");
        }
    }

    @Test
    void theLandingPageLeadsToEverything() {
        JsonNode landing = anyone().get("/api").json();
        List<String> relations = new ArrayList<>();
        for (JsonNode link : landing.path("links")) {
            relations.add(link.path("rel").asString());
            String path = link.path("href").asString().replace(anyone().root(), "");
            assertThat(anyone().get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(relations).contains("self", "service-desc", "service-doc", "conformance", "data");
        assertThat(landing.path("city").path("versions").isObject()).isTrue();
    }

    @Test
    void aLayerIsMadeDescribedAndDeleted() {
        Answer made = admin().send("PUT", SHOP, SCHEMA);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Location").orElse("")).endsWith(SHOP);
        admin().send("POST", SHOP + "/items", POINT);
        JsonNode shop = anyone().get(SHOP).json();
        assertThat(shop.path("titles").path("zh").asString()).isEqualTo("店");
        assertThat(shop.path("count").asInt()).isEqualTo(1);
        assertThat(shop.path("version").asInt())
                .isEqualTo(made.json().path("version").asInt() + 1);
        assertThat(shop.path("extent")
                        .path("spatial")
                        .path("bbox")
                        .get(0)
                        .get(1)
                        .asDouble())
                .isEqualTo(31.6999);
        assertThat(shop.path("extent")
                        .path("temporal")
                        .path("interval")
                        .get(0)
                        .get(0)
                        .asString())
                .isEqualTo("2026-02-03T00:00:00Z");
        assertThat(shop.path("properties").path("value").path("unit").asString())
                .isEqualTo("t/d");
        assertThat(admin().delete(SHOP).status()).isEqualTo(204);
        assertThat(anyone().get(SHOP).code()).isEqualTo("collection-not-found");
        assertThat(admin().delete(SHOP).code()).isEqualTo("collection-not-found");
    }

    @Test
    void theSchemaSaysWhatAFeatureIs() {
        admin().send("PUT", SHOP, SCHEMA);
        Answer answer = anyone().get(SHOP + "/schema");
        JsonNode schema = answer.json();
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/schema+json");
        assertThat(schema.path("properties").path("since").path("format").asString())
                .isEqualTo("date");
        assertThat(schema.path("properties").path("since").path("x-ogc-role").asString())
                .isEqualTo("primary-instant");
        assertThat(schema.path("properties").path("kind").path("enum").get(1).asString())
                .isEqualTo("b");
        assertThat(schema.path("required").get(0).asString()).isEqualTo("kind");
        JsonNode queryables = anyone().get(SHOP + "/queryables").json();
        assertThat(queryables.path("properties").propertyNames())
                .containsExactlyInAnyOrder("id", "geometry", "value", "kind", "since");
        assertThat(queryables.at("/properties/geometry/format").asString()).startsWith("geometry-point");
        JsonNode sortables = anyone().get(SHOP + "/sortables").json();
        assertThat(sortables.path("properties").propertyNames())
                .containsExactlyInAnyOrder("id", "value", "kind", "since");
        assertThat(anyone().get(SHOP).body())
                .contains("/sortables", "http://www.opengis.net/def/rel/ogc/1.0/sortables");
    }

    @Test
    void titlesMayChangeUnderFeaturesAndTypesMayNot() {
        admin().send("PUT", SHOP, SCHEMA);
        assertThat(admin().send("PUT", SHOP, SCHEMA).status()).isEqualTo(200);
        String otherType = SCHEMA.replace("\"number\"", "\"integer\"");
        assertThat(admin().send("PUT", SHOP, otherType).status()).isEqualTo(200);
        assertThat(admin().send("PUT", SHOP, SCHEMA).status()).isEqualTo(200);
        admin().send("POST", SHOP + "/items", POINT);
        Answer renamed = admin().send("PUT", SHOP, SCHEMA.replace("Shops", "Stores"));
        assertThat(renamed.status()).as(renamed.toString()).isEqualTo(200);
        assertThat(anyone().get(SHOP).json().path("title").asString()).isEqualTo("Stores");
        Answer refused = admin().send("PUT", SHOP, otherType);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("collection-not-empty");
        Answer narrowed = admin().send("PUT", SHOP, SCHEMA.replace("[\"a\",\"b\"]", "[\"b\"]"));
        assertThat(narrowed.status()).isEqualTo(409);
        assertThat(anyone().get(SHOP + "/items").json().path("numberMatched").asInt())
                .isEqualTo(1);
    }
}
