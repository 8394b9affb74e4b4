package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the words of OGC API - Common, Features Parts 1, 2, 3 and the draft Part 8, for what no other class here shows; which
 * requirement is shown where stands in {@code conformance/requirements.txt}.
 */
class RequirementsTest extends ServiceTest {

    private static final String LAYER = "/api/collections/required";
    private static final String ITEMS = LAYER + "/items";
    private static final String REL = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
    private static final List<Feature> POINTS = TestLayers.points(60, 21);

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("required").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("required", "Point", "EPSG:4490"), POINTS);
        }
    }

    private JsonNode json(String path) {
        Answer answer = anyone().get(path.replace(anyone().root(), ""));
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static List<String> hrefs(JsonNode document, String relation) {
        List<String> hrefs = new ArrayList<>();
        document.path("links").forEach(link -> {
            if (link.path("rel").asString().equals(relation)) {
                hrefs.add(link.path("href").asString());
            }
        });
        return hrefs;
    }

    private static Set<String> ids(JsonNode page) {
        Set<String> ids = new HashSet<>();
        page.path("features").forEach(feature -> ids.add(feature.path("id").asString()));
        return ids;
    }

    @Test
    void theConformanceDocumentIsReachedFromTheLandingPageAndNamesEachClassOnce() {
        JsonNode landing = json("/api");
        assertThat(landing.path("title").asString()).isNotBlank();
        for (String relation : List.of("conformance", REL + "conformance")) {
            List<String> hrefs = hrefs(landing, relation);
            assertThat(hrefs).as(relation).isNotEmpty();
            List<String> classes = new ArrayList<>();
            json(hrefs.get(0)).path("conformsTo").forEach(one -> classes.add(one.asString()));
            assertThat(classes)
                    .doesNotHaveDuplicates()
                    .allMatch(one -> one.matches("http://www.opengis.net/spec/.*/conf/.*"));
        }
        for (String relation : List.of("data", REL + "processes")) {
            assertThat(hrefs(landing, relation)).as(relation).isNotEmpty();
        }
    }

    @Test
    void theApiIsDefinedForMachinesAndForPeople() {
        JsonNode landing = json("/api");
        for (String href : hrefs(landing, "service-desc")) {
            assertThat(anyone().get(href.replace(anyone().root(), "")).header("Content-Type"))
                    .hasValue("application/vnd.oai.openapi+json;version=3.0");
        }
        for (String href : hrefs(landing, "service-doc")) {
            assertThat(anyone().get(href.replace(anyone().root(), ""))
                            .header("Content-Type")
                            .orElse(""))
                    .startsWith("text/html");
        }
        JsonNode definition = json("/api/openapi");
        assertThat(definition.at("/info/title").asString()).isNotBlank();
        assertThat(definition.at("/info/version").asString()).isNotBlank();
        assertThat(definition.at("/components/securitySchemes").propertyNames())
                .containsExactlyInAnyOrder("bearer", "apiKey");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/collections",
                LAYER,
                ITEMS + "?limit=2",
                ITEMS + "/p1",
                "/api/jobs",
                "/api/processes"
            })
    void linksHaveRelationsAndThoseToOtherFormsTypes(String path) {
        JsonNode document = json(path);
        assertThat(hrefs(document, "self")).hasSize(1);
        assertThat(document.path("links")).allSatisfy(link -> {
            assertThat(link.path("href").asString()).startsWith("http");
            assertThat(link.path("rel").asString()).isNotEmpty();
            assertThat(link.path("type").asString()).isNotEmpty();
        });
    }

    @Test
    void aPageOfItemsLinksToEveryOtherFormatAndToNoNextPageAtTheEnd() {
        JsonNode all = json(ITEMS);
        assertThat(hrefs(all, "alternate"))
                .hasSize(6)
                .allSatisfy(href -> assertThat(href).containsPattern("f=(csv|gpkg|fgb|shp|xlsx|html)"));
        assertThat(hrefs(all, "next")).isEmpty();
        assertThat(hrefs(json(ITEMS + "?limit=60"), "next")).isEmpty();
        assertThat(hrefs(json(ITEMS + "?limit=59"), "next")).hasSize(1);
        Instant before = Instant.now().minusSeconds(1);
        assertThat(Instant.parse(json(ITEMS).path("timeStamp").asString())).isBetween(before, Instant.now());
    }

    @Test
    void theListOfCollectionsSaysTheSameAsEachCollection() {
        JsonNode list = json("/api/collections");
        assertThat(list.path("collections").size()).isEqualTo(store.listLayers().size());
        for (JsonNode one : list.path("collections")) {
            JsonNode alone = json("/api/collections/" + one.path("id").asString());
            assertThat(alone).isEqualTo(one);
            assertThat(one.path("itemType").asString()).isEqualTo("feature");
            assertThat(hrefs(one, "items")).isNotEmpty();
            assertThat(hrefs(one, REL + "queryables")).hasSize(1);
            assertThat(hrefs(one, REL + "sortables")).hasSize(1);
        }
    }

    @Test
    void allFeaturesLieInTheExtentInPlaceAndTime() {
        JsonNode extent = json(LAYER).path("extent");
        assertThat(extent.at("/spatial/crs").asString()).isEqualTo(CRS84);
        assertThat(extent.at("/spatial/bbox").size()).isEqualTo(1);
        JsonNode box = extent.at("/spatial/bbox/0");
        Envelope bounds = new Envelope(
                box.get(0).asDouble(),
                box.get(2).asDouble(),
                box.get(1).asDouble(),
                box.get(3).asDouble());
        Instant first = Instant.parse(extent.at("/temporal/interval/0/0").asString());
        Instant last = Instant.parse(extent.at("/temporal/interval/0/1").asString());
        for (JsonNode feature : json(ITEMS).path("features")) {
            JsonNode place = feature.at("/geometry/coordinates");
            String time = feature.at("/properties/reported").asString("");
            assertThat(place.isMissingNode()
                            || bounds.contains(new Coordinate(
                                    place.get(0).asDouble(), place.get(1).asDouble())))
                    .isTrue();
            assertThat(time.isEmpty()
                            || !Instant.parse(time).isBefore(first)
                                    && !Instant.parse(time).isAfter(last))
                    .isTrue();
        }
    }

    @Test
    void openIntervalsAreWrittenInFourWays() {
        Set<String> early = ids(json(ITEMS + "?datetime=../2026-01-01T10:00:00Z"));
        assertThat(early).contains("p0", "p10", "p19").doesNotContain("p11");
        assertThat(ids(json(ITEMS + "?datetime=/2026-01-01T10:00:00Z"))).isEqualTo(early);
        Set<String> late = ids(json(ITEMS + "?datetime=2026-01-01T10:00:00Z/.."));
        assertThat(late).contains("p10", "p11", "p19").doesNotContain("p8");
        assertThat(ids(json(ITEMS + "?datetime=2026-01-01T10:00:00Z/"))).isEqualTo(late);
    }

    /** Names, places and forms of parameters as the standards' fragments of OpenAPI have them. */
    @ParameterizedTest
    @CsvSource({
        "limit, integer, ''",
        "bbox, array, number",
        "datetime, string, ''",
        "crs, string, uri",
        "bbox-crs, string, uri",
        "filter-crs, string, uri",
        "filter, string, ''",
        "filter-lang, string, ''",
        "sortby, array, string"
    })
    void parametersAreDefinedAsTheStandardsWrite(String name, String type, String detail) {
        JsonNode document = json("/api/openapi");
        JsonNode parameter = document.at("/components/parameters/" + name);
        assertThat(parameter.path("name").asString()).isEqualTo(name);
        assertThat(parameter.path("in").asString()).isEqualTo("query");
        assertThat(parameter.path("required").asBoolean(false)).isFalse();
        assertThat(parameter.at("/schema/type").asString()).isEqualTo(type);
        assertThat(type.equals("array") || !parameter.path("explode").asBoolean(false))
                .isTrue();
        if (type.equals("array")) {
            assertThat(parameter.at("/schema/items/type").asString()).isEqualTo(detail);
            assertThat(parameter.path("style").asString()).isEqualTo("form");
            assertThat(parameter.path("explode").asBoolean(true)).isFalse();
        } else if (!detail.isEmpty()) {
            assertThat(parameter.at("/schema/format").asString()).isEqualTo(detail);
        }
        List<String> used = document.at("/paths/~1collections~1{collectionId}~1items/get/parameters")
                .findValuesAsString("$ref");
        assertThat(used).contains("#/components/parameters/" + name);
    }

    @Test
    void languagesOfFiltersAreListedWithTheOneTakenWithoutAWord() {
        JsonNode schema = json("/api/openapi").at("/components/parameters/filter-lang/schema");
        assertThat(schema.path("enum").valueStream().map(JsonNode::asString)).containsExactly("cql2-text", "cql2-json");
        assertThat(schema.path("default").asString()).isEqualTo("cql2-text");
        assertThat(ids(json(ITEMS + "?filter=rank%3D5"))).containsExactly("p5");
        assertThat(ids(json(ITEMS + "?filter=rank%3D5&filter-lang=cql2-text"))).containsExactly("p5");
        assertThat(anyone().get(ITEMS + "?filter=rank%3D5&filter-lang=sql")
                        .json()
                        .path("parameter")
                        .asString())
                .isEqualTo("filter-lang");
        assertThat(anyone().get(ITEMS + "?filter=rank%3D5&filter-crs=EPSG:2154")
                        .json()
                        .path("parameter")
                        .asString())
                .isEqualTo("filter-crs");
    }

    @Test
    void queryablesAndSortablesOfEveryCollectionAreSchemas() {
        for (JsonNode one : json("/api/collections").path("collections")) {
            for (String kind : List.of("queryables", "sortables")) {
                String path = "/api/collections/" + one.path("id").asString() + "/" + kind;
                Answer answer = anyone().get(path, "Accept", "application/schema+json");
                JsonNode schema = answer.json();
                assertThat(answer.header("Content-Type").orElse("")).startsWith("application/schema+json");
                assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
                assertThat(schema.path("$id").asString()).isEqualTo(anyone().root() + path);
                assertThat(schema.path("type").asString()).isEqualTo("object");
                assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
                schema.path("properties").properties().forEach(property -> {
                    boolean isPlace =
                            property.getValue().path("format").asString("").startsWith("geometry-");
                    assertThat(property.getValue().has("type"))
                            .as(path + " " + property.getKey())
                            .isNotEqualTo(isPlace);
                });
            }
        }
        assertThat(json(LAYER + "/queryables").at("/properties/reported/format").asString())
                .isEqualTo("date-time");
    }

    @Test
    void everyQueryableWithASimpleValueIsAParameter() {
        JsonNode sample = json(ITEMS + "/p5").path("properties");
        for (Map.Entry<String, JsonNode> queryable :
                json(LAYER + "/queryables").path("properties").properties()) {
            String name = queryable.getKey();
            if (!name.equals("geometry")) {
                String value = name.equals("id") ? "p5" : sample.path(name).asString();
                assertThat(ids(json(ITEMS + "?" + name + "=" + value)))
                        .as(name)
                        .contains("p5")
                        .hasSizeLessThan(60);
            }
        }
        assertThat(anyone().get(ITEMS + "?filter=colour%3D1").code()).isEqualTo("unknown-property");
        assertThat(anyone().get(ITEMS + "?sortby=colour").status()).isEqualTo(400);
        assertThat(anyone().get(ITEMS + "?sortby=geometry").status()).isEqualTo(400);
    }

    @Test
    void theSystemOfAnAnswerIsInItsHeaderWhateverTheFormat() {
        JsonNode layer = json(LAYER);
        List<String> systems =
                layer.path("crs").valueStream().map(JsonNode::asString).toList();
        assertThat(systems)
                .contains(layer.path("storageCrs").asString())
                .startsWith(CRS84)
                .doesNotHaveDuplicates();
        for (String crs : systems) {
            assertThat(crs).matches("http://www.opengis.net/def/crs/(OGC/1.3/CRS84|EPSG/0/\\d+)");
            for (String format : List.of("json", "csv")) {
                Answer answer = anyone().get(ITEMS + "?limit=1&f=" + format + "&crs=" + crs);
                assertThat(answer.header("Content-Crs")).hasValue("<" + crs + ">");
            }
            assertThat(anyone().get(ITEMS + "/p1?crs=" + crs).header("Content-Crs"))
                    .hasValue("<" + crs + ">");
            assertThat(anyone().get(ITEMS + "?bbox=0,0,1,1&bbox-crs=" + crs).status())
                    .isEqualTo(200);
        }
        assertThat(anyone().get(ITEMS + "?bbox=0,0,1,1&bbox-crs=EPSG:2154")
                        .json()
                        .path("parameter")
                        .asString())
                .isEqualTo("bbox-crs");
    }

    @Test
    void whatIsAskedInTheWrongWayIsToldByTheStatusThatHttpHasForIt() {
        assertThat(anyone().get("/api/nothing").status()).isEqualTo(404);
        Answer method = admin().send("DELETE", "/api/collections", null);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow").orElse("")).contains("GET");
        assertThat(anyone().get(ITEMS, "Accept", "image/png").status()).isEqualTo(406);
        assertThat(anyone().send("HEAD", ITEMS, null).status()).isEqualTo(200);
        assertThat(anyone().send("HEAD", ITEMS, null).body()).isEmpty();
        assertThat(anyone().send("POST", ITEMS, "{}").status()).isEqualTo(401);
    }

    @Test
    void namesAndValuesOfParametersAreReadToTheLetter() {
        assertThat(anyone().get(ITEMS + "?Limit=1").code()).isEqualTo("unknown-parameter");
        assertThat(anyone().get(ITEMS + "?skipGeometry=TRUE").code()).isEqualTo("invalid-value");
        assertThat(anyone().get(ITEMS + "?limit=1.0").code()).isEqualTo("invalid-limit");
        assertThat(ids(json(ITEMS + "?filter=rank%3d5"))).isEqualTo(ids(json(ITEMS + "?filter=rank%3D5")));
        String box = "bbox=119.9,31.65,119.95,31.75";
        assertThat(ids(json(ITEMS + "?" + box))).isEqualTo(ids(json(ITEMS + "?" + box.replace(",", "%2C"))));
        assertThat(ids(json(ITEMS + "?bbox=1.199e2,31.65,119.95,3175e-2"))).isEqualTo(ids(json(ITEMS + "?" + box)));
        assertThat(anyone().get(ITEMS + "?bbox=119.9,31.65,,31.75").code()).isEqualTo("invalid-bbox");
    }
}
