package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/** Truth: coordinates computed with PROJ; OGC API - Features Part 2, which wants the authority's order of axes. */
class FeaturesCrsTest extends ServiceTest {

    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String ITEMS = "/api/collections/crs_points/items";

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("crs_points").isEmpty()) {
            TestLayers.fill(
                    store,
                    TestLayers.layer("crs_points", "Point", "EPSG:4490"),
                    List.of(new Feature(
                            "one", TestLayers.GEOMETRIES.createPoint(new Coordinate(119.9420, 31.7010)), Map.of())));
            TestLayers.fill(
                    store,
                    TestLayers.layer("crs_metres", "Point", "EPSG:4549"),
                    List.of(new Feature(
                            "one",
                            TestLayers.GEOMETRIES.createPoint(new Coordinate(494501.6866, 3508699.5214)),
                            Map.of())));
        }
    }

    private static void assertAt(JsonNode feature, double first, double second, double tolerance) {
        JsonNode position = feature.path("geometry").path("coordinates");
        assertThat(position.get(0).asDouble()).isCloseTo(first, within(tolerance));
        assertThat(position.get(1).asDouble()).isCloseTo(second, within(tolerance));
    }

    @Test
    void withoutAWordCoordinatesAreLongitudeAndLatitude() {
        Answer answer = anyone().get(ITEMS);
        assertThat(answer.header("Content-Crs")).hasValue("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
        assertAt(answer.json().path("features").get(0), 119.9420, 31.7010, 1e-12);
        assertAt(anyone().get("/api/collections/crs_metres/items/one").json(), 119.9420, 31.7010, 1e-9);
    }

    @Test
    void aSystemWithLatitudeFirstIsServedSo() {
        Answer answer = anyone().get(ITEMS + "/one?crs=" + EPSG + "4490");
        assertThat(answer.header("Content-Crs")).hasValue("<" + EPSG + "4490>");
        assertAt(answer.json(), 31.7010, 119.9420, 1e-12);
    }

    @Test
    void aSystemWithNorthingFirstIsServedSoInMetres() {
        assertAt(anyone().get(ITEMS + "/one?crs=" + EPSG + "4549").json(), 3508699.5214, 494501.6866, 1e-3);
    }

    @Test
    void webMercatorHasEastingFirst() {
        assertAt(anyone().get(ITEMS + "/one?crs=" + EPSG + "3857").json(), 13351882.4, 3724437.0, 2000);
    }

    @Test
    void aBoxIsReadInItsOwnSystemAndOrder() {
        String near = "bbox=3508699,494501,3508700,494502&bbox-crs=" + EPSG + "4549";
        assertThat(anyone().get(ITEMS + "?" + near).json().path("numberMatched").asInt())
                .isEqualTo(1);
        String beside = "bbox=3508700,494502,3508701,494503&bbox-crs=" + EPSG + "4549";
        assertThat(anyone().get(ITEMS + "?" + beside)
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(0);
        String degrees = "bbox=31.70,119.94,31.71,119.95&bbox-crs=" + EPSG + "4326";
        assertThat(anyone().get(ITEMS + "?" + degrees)
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
        assertThat(anyone().get("/api/collections/crs_metres/items?bbox=119.94,31.70,119.95,31.71")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
        assertThat(anyone().get("/api/collections/crs_metres/items?bbox=-180,-90,180,90")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everySystemOfTheListIsServedAndNoOther() {
        JsonNode collection = anyone().get("/api/collections/crs_points").json();
        assertThat(collection.path("storageCrs").asString()).isEqualTo(EPSG + "4490");
        assertThat(collection.path("crs").size()).isGreaterThanOrEqualTo(5);
        collection
                .path("crs")
                .forEach(crs -> assertThat(
                                anyone().get(ITEMS + "?crs=" + crs.asString()).status())
                        .as(crs.asString())
                        .isEqualTo(200));
        Answer other = anyone().get(ITEMS + "?crs=" + EPSG + "2154");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().path("parameter").asString()).isEqualTo("crs");
    }

    @Test
    void aFeatureIsWrittenInTheSystemThatTheRequestNames() {
        String body =
                "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[3510806.1279,494787.1452]},"
                        + "\"properties\":{}}";
        Answer answer = admin().send("PUT", ITEMS + "/two", body, "Content-Crs", "<" + EPSG + "4549>");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertAt(anyone().get(ITEMS + "/two").json(), 119.9450, 31.7200, 1e-8);
        admin().delete(ITEMS + "/two");
    }
}
