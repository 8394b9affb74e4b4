package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Truth: what was sent; OGC API - Features Part 4. */
class EditingTest extends ServiceTest {

    private static final String ITEMS = "/api/collections/edited/items";

    @BeforeEach
    void anEmptyLayer() {
        if (store.findLayer("edited").isPresent()) {
            store.deleteLayer("edited");
        }
        store.createLayer(TestLayers.layer("edited", "Point", "EPSG:4490"));
    }

    private static String feature(String id, double x, String properties) {
        return "{\"type\":\"Feature\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
                + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[" + x + ",31.7]},\"properties\":{" + properties
                + "}}";
    }

    @Test
    void aNewFeatureIsWhereTheAnswerSaysItIs() {
        Answer made = admin().send("POST", ITEMS, feature("", 119.9, "\"kind\":\"a\",\"rank\":3"));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String location = made.header("Location").orElseThrow();
        JsonNode read = anyone().get(location.replace(anyone().root(), "")).json();
        assertThat(read.path("properties").path("rank").asInt()).isEqualTo(3);
        assertThat(read.path("id").asString())
                .isEqualTo(made.json().path("ids").get(0).asString());
    }

    @Test
    void aCollectionIsTakenWholeOrNotAtAll() {
        long before = store.version("edited");
        String bad = "{\"type\":\"FeatureCollection\",\"features\":[" + feature("x", 119.9, "") + ","
                + feature("y", 119.9, "\"kind\":\"z\"") + "]}";
        Answer refused = admin().send("POST", ITEMS, bad);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("parameter").asString()).isEqualTo("features[1].properties.kind");
        assertThat(store.version("edited")).isEqualTo(before);
        String good = "{\"type\":\"FeatureCollection\",\"features\":[" + feature("x", 119.9, "") + ","
                + feature("y", 119.9, "\"kind\":\"b\"") + "]}";
        assertThat(admin().send("POST", ITEMS, good).status()).isEqualTo(201);
        assertThat(store.version("edited")).isEqualTo(before + 1);
        assertThat(admin().send("POST", ITEMS, feature("y", 119.9, "")).code()).isEqualTo("feature-exists");
    }

    @Test
    void anIdMayHoldWhateverATextMay() {
        String id = "街道 7/3?#%";
        assertThat(admin().send("POST", ITEMS, feature(id, 119.9, "")).status()).isEqualTo(201);
        JsonNode list = anyone().get(ITEMS).json();
        assertThat(list.path("features").get(0).path("id").asString()).isEqualTo(id);
    }

    @Test
    void putMakesAndReplacesWhole() {
        assertThat(admin().send("PUT", ITEMS + "/one", feature("", 119.9, "\"kind\":\"a\",\"rank\":1"))
                        .status())
                .isEqualTo(201);
        assertThat(admin().send("PUT", ITEMS + "/one", feature("one", 119.8, "\"rank\":2"))
                        .status())
                .isEqualTo(204);
        JsonNode read = anyone().get(ITEMS + "/one").json();
        assertThat(read.path("properties").path("kind").isNull()).isTrue();
        assertThat(read.path("properties").path("rank").asInt()).isEqualTo(2);
        assertThat(read.path("geometry").path("coordinates").get(0).asDouble()).isEqualTo(119.8);
        assertThat(admin().send("PUT", ITEMS + "/one", feature("two", 119.7, ""))
                        .status())
                .isEqualTo(204);
        assertThat(anyone().get(ITEMS + "/two").status()).isEqualTo(404);
        assertThat(anyone().get(ITEMS + "/one")
                        .json()
                        .at("/geometry/coordinates/0")
                        .asDouble())
                .isEqualTo(119.7);
    }

    @Test
    void patchChangesWhatItNamesAndNothingElse() {
        admin().send("PUT", ITEMS + "/one", feature("", 119.9, "\"kind\":\"a\",\"rank\":1"));
        Answer patched = admin().send(
                        "PATCH",
                        ITEMS + "/one",
                        "{\"id\":\"two\",\"properties\":{\"rank\":5,\"kind\":null}}",
                        "Content-Type",
                        "application/merge-patch+json");
        assertThat(patched.status()).as(patched.toString()).isEqualTo(200);
        JsonNode read = anyone().get(ITEMS + "/one").json();
        assertThat(read.path("properties").path("rank").asInt()).isEqualTo(5);
        assertThat(read.path("properties").path("kind").isNull()).isTrue();
        assertThat(read.path("geometry").path("coordinates").get(0).asDouble()).isEqualTo(119.9);
        assertThat(admin().send("PATCH", ITEMS + "/none", "{}").code()).isEqualTo("feature-not-found");
    }

    @Test
    void everyWriteTellsTheTagOfWhatItLeft() {
        Answer made = admin().send("PUT", ITEMS + "/one", feature("", 119.9, "\"rank\":1"));
        assertThat(made.header("Location").orElse("")).endsWith(ITEMS + "/one");
        assertThat(made.header("ETag")).isEqualTo(anyone().get(ITEMS + "/one").header("ETag"));
        Answer replaced = admin().send("PUT", ITEMS + "/one", feature("", 119.8, ""));
        assertThat(replaced.header("ETag")).isNotEqualTo(made.header("ETag"));
        assertThat(replaced.header("ETag"))
                .isEqualTo(anyone().get(ITEMS + "/one").header("ETag"));
        Answer patched = admin().send("PATCH", ITEMS + "/one", "{\"properties\":{\"rank\":7}}");
        assertThat(patched.header("ETag")).isNotEqualTo(replaced.header("ETag"));
        assertThat(patched.header("ETag"))
                .isEqualTo(anyone().get(ITEMS + "/one").header("ETag"));
    }

    @Test
    void whatMayBeDoneIsToldByOptionsAndByRefusals() {
        Answer ofItems = anyone().send("OPTIONS", ITEMS, null);
        assertThat(ofItems.status()).isEqualTo(200);
        assertThat(ofItems.header("Allow").orElse("").split(","))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        Answer ofOne = anyone().send("OPTIONS", ITEMS + "/one", null);
        assertThat(ofOne.status()).isEqualTo(200);
        assertThat(ofOne.header("Allow").orElse("").split(","))
                .containsExactlyInAnyOrder("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS");
        assertThat(ofOne.header("Accept-Patch").orElse("")).contains("application/merge-patch+json");
        Answer refused = admin().send("PATCH", ITEMS, "{}");
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.header("Allow").orElse("")).contains("GET", "POST");
        Answer text = admin().send("POST", ITEMS, feature("", 119.9, ""), "Content-Type", "text/plain");
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.json().path("allowed").asString()).contains("application/geo+json");
    }

    @Test
    void theCollectionSaysThatCallersChooseIdsAndWhatAFeatureInTheirPlaceIsLike() {
        assertThat(anyone().get("/api/collections/edited")
                        .json()
                        .path("supportsNonAutogeneratedResourceIds")
                        .asBoolean())
                .isTrue();
        Answer schema = anyone().get("/api/collections/edited/schema?type=replace");
        assertThat(schema.header("Content-Type").orElse("")).startsWith("application/schema+json");
        assertThat(schema.json().at("/properties/geometry/x-ogc-role").asString())
                .isEqualTo("primary-geometry");
        assertThat(schema.json().path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(anyone().get("/api/collections/edited/schema?type=other").code())
                .isEqualTo("invalid-value");
        Answer unknown = admin().send("POST", ITEMS, feature("", 119.9, "\"colour\":\"red\""));
        assertThat(unknown.code()).isEqualTo("unknown-property");
    }

    @Test
    void aWriteThatReadAnOlderVersionIsRefused() {
        admin().send("PUT", ITEMS + "/one", feature("", 119.9, ""));
        String tag = anyone().get(ITEMS + "/one").header("ETag").orElseThrow();
        assertThat(admin().send("PUT", ITEMS + "/one", feature("", 119.7, ""), "If-Match", tag)
                        .status())
                .isEqualTo(204);
        Answer late = admin().send("PUT", ITEMS + "/one", feature("", 119.6, ""), "If-Match", tag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("version-changed");
        assertThat(admin().delete(ITEMS + "/one", "If-Match", tag).status()).isEqualTo(412);
        assertThat(admin().send("PATCH", ITEMS + "/one", "{}", "If-Match", tag).status())
                .isEqualTo(412);
    }

    @Test
    void whatIsDeletedIsGone() {
        admin().send("PUT", ITEMS + "/one", feature("", 119.9, ""));
        assertThat(admin().delete(ITEMS + "/one").status()).isEqualTo(204);
        assertThat(anyone().get(ITEMS + "/one").status()).isEqualTo(404);
        assertThat(admin().delete(ITEMS + "/one").code()).isEqualTo("feature-not-found");
    }

    @Test
    void aFeaturesTagIsItsOwnAndNamesItsForm() {
        admin().send("PUT", ITEMS + "/one", feature("", 119.9, "\"rank\":1"));
        admin().send("PUT", ITEMS + "/two", feature("", 119.8, "\"rank\":1"));
        Answer read = anyone().get(ITEMS + "/one");
        String tag = read.header("ETag").orElseThrow();
        assertThat(tag).startsWith("\"");
        assertThat(anyone().get(ITEMS + "/one", "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(anyone().get(ITEMS + "/one?crs=http://www.opengis.net/def/crs/EPSG/0/4549")
                        .header("ETag"))
                .isNotEqualTo(read.header("ETag"));
        // a change elsewhere in the layer neither changes the tag nor stops the writer
        admin().send("PUT", ITEMS + "/two", feature("", 119.8, "\"rank\":2"));
        assertThat(anyone().get(ITEMS + "/one").header("ETag")).hasValue(tag);
        assertThat(admin().send("PATCH", ITEMS + "/one", "{\"properties\":{\"rank\":9}}", "If-Match", tag)
                        .status())
                .isEqualTo(200);
        assertThat(anyone().get(ITEMS + "/one", "If-None-Match", tag).status()).isEqualTo(200);
        assertThat(admin().delete(ITEMS + "/one", "If-Match", "W/" + tag).status())
                .isEqualTo(412);
        String now = anyone().get(ITEMS + "/one").header("ETag").orElseThrow();
        assertThat(admin().delete(ITEMS + "/one", "If-Match", "\"x\", " + now).status())
                .isEqualTo(204);
    }

    @Test
    void whatMustNotBeThereYetIsOnlyMade() {
        assertThat(admin().send("PUT", ITEMS + "/new", feature("", 119.9, ""), "If-None-Match", "*")
                        .status())
                .isEqualTo(201);
        assertThat(admin().send("PUT", ITEMS + "/new", feature("", 119.9, ""), "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(admin().send("PUT", ITEMS + "/none", feature("", 119.9, ""), "If-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(anyone().get(ITEMS + "/none").status()).isEqualTo(404);
        admin().delete(ITEMS + "/new");
    }
}
