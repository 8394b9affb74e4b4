package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the numbers and words of OGC 17-083r4 (2D Tile Matrix Set, annex D) and OGC 20-057 (Tiles), for what no other class
 * shows; which requirement is shown where stands in {@code conformance/requirements.txt}.
 */
class TileRequirementsTest extends ServiceTest {

    private static final String LAYER = "/api/collections/required_tiles";
    private static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";

    @BeforeEach
    void layersAreThere() {
        if (store.findLayer("required_tiles").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("required_tiles", "Point", "EPSG:4490"), TestLayers.points(60, 5));
        }
    }

    private JsonNode json(String path) {
        Answer answer = anyone().get(path.replace(anyone().root(), ""));
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        return answer.json();
    }

    private static String href(JsonNode document, String relation) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asString().equals(relation)) {
                return link.path("href").asString();
            }
        }
        return "";
    }

    /** Level, scale denominator, units a pixel, columns and rows as the standard's tables print them. */
    @ParameterizedTest
    @CsvSource({
        "WebMercatorQuad, 0, 559082264.028717, 156543.033928041, 1, 1",
        "WebMercatorQuad, 1, 279541132.014358, 78271.5169640204, 2, 2",
        "WebMercatorQuad, 10, 545978.773465544, 152.874056570353, 1024, 1024",
        "WebMercatorQuad, 18, 2132.72958384978, 0.597164283477939, 262144, 262144",
        "WebMercatorQuad, 24, 33.3238997476528, 0.0093306919293428, 16777216, 16777216",
        "WorldCRS84Quad, 0, 279541132.014358, 0.703125, 2, 1",
        "WorldCRS84Quad, 1, 139770566.007179, 0.3515625, 4, 2",
        "WorldCRS84Quad, 10, 272989.386732772, 0.0006866455078125, 2048, 1024"
    })
    void levelsAreThoseOfTheStandard(String set, String level, double scale, double cell, int columns, int rows) {
        for (JsonNode matrix : json("/api/tileMatrixSets/" + set).path("tileMatrices")) {
            if (matrix.path("id").asString().equals(level)) {
                assertThat(matrix.path("scaleDenominator").asDouble()).isCloseTo(scale, within(scale * 1e-12));
                assertThat(matrix.path("cellSize").asDouble()).isCloseTo(cell, within(cell * 1e-11));
                assertThat(matrix.path("matrixWidth").asInt()).isEqualTo(columns);
                assertThat(matrix.path("matrixHeight").asInt()).isEqualTo(rows);
                assertThat(matrix.path("tileWidth").asInt()).isEqualTo(256);
                assertThat(matrix.path("tileHeight").asInt()).isEqualTo(256);
                return;
            }
        }
        throw new AssertionError("no level " + level);
    }

    @ParameterizedTest
    @CsvSource({
        "WebMercatorQuad, EPSG/0/3857, -20037508.3427892, 20037508.3427892, 0",
        "WorldCRS84Quad, OGC/1.3/CRS84, -180, 90, 0",
        "CGCS2000Quad, EPSG/0/4490, 90, -180, 1"
    })
    void setsHaveTheirSystemTheirOriginAndEachLevelOnce(
            String set, String crs, double first, double second, int level) {
        JsonNode document = json("/api/tileMatrixSets/" + set);
        assertThat(document.path("id").asString()).isEqualTo(set);
        assertThat(document.path("crs").asString()).isEqualTo("http://www.opengis.net/def/crs/" + crs);
        assertThat(document.path("tileMatrices").size()).isEqualTo(25 - level);
        int next = level;
        for (JsonNode matrix : document.path("tileMatrices")) {
            assertThat(matrix.path("id").asString()).isEqualTo("" + next++);
            assertThat(matrix.at("/pointOfOrigin/0").asDouble()).isCloseTo(first, within(1e-7));
            assertThat(matrix.at("/pointOfOrigin/1").asDouble()).isCloseTo(second, within(1e-7));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {LAYER + "/tiles", LAYER + "/map/tiles", "/api/tiles"})
    void tilesetsTellTheirSchemeTheirLimitsAndATemplate(String list) {
        JsonNode tilesets = json(list + "?f=json").path("tilesets");
        assertThat(tilesets.size()).isPositive();
        for (JsonNode entry : tilesets) {
            assertThat(entry.path("dataType").asString()).isIn("vector", "map");
            JsonNode set = json(href(entry, TILING_SCHEME));
            JsonNode whole = json(href(entry, "self"));
            assertThat(whole.path("tileMatrixSetURI")).isEqualTo(set.path("uri"));
            assertThat(whole.path("crs")).isEqualTo(set.path("crs"));
            assertThat(json(href(whole, TILING_SCHEME))).isEqualTo(set);
            Set<String> levels = new HashSet<>();
            for (JsonNode limits : whole.path("tileMatrixSetLimits")) {
                assertThat(levels.add(limits.path("tileMatrix").asString())).isTrue();
                assertThat(limits.path("minTileRow").asInt())
                        .isBetween(0, limits.path("maxTileRow").asInt());
                assertThat(limits.path("minTileCol").asInt())
                        .isBetween(0, limits.path("maxTileCol").asInt());
            }
            assertThat(levels.isEmpty())
                    .isEqualTo(whole.path("dataType").asString().equals("map"));
            assertThat(levels).hasSizeLessThanOrEqualTo(set.path("tileMatrices").size());
            assertThat(href(whole, "item")).contains("{tileMatrix}", "{tileRow}", "{tileCol}");
        }
    }

    @Test
    void operationsHaveTheNamesAndParametersOfTheStandard() {
        JsonNode document = json("/api/openapi?f=json");
        List<String> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            JsonNode get = path.getValue().path("get");
            operations.add(path.getKey() + " " + get.path("operationId").asString(""));
        });
        String set = "/{tileMatrixSetId}";
        String tile = set + "/{tileMatrix}/{tileRow}/{tileCol}";
        assertThat(operations)
                .contains(
                        "/tiles tiles.dataset.vector.getTileSetsList",
                        "/tiles" + set + " tiles.dataset.vector.getTileSet",
                        "/tiles" + tile + " tiles.dataset.vector.getTile",
                        "/collections/{collectionId}/tiles tiles.collection.vector.getTileSetsList",
                        "/collections/{collectionId}/tiles" + set + " tiles.collection.vector.getTileSet",
                        "/collections/{collectionId}/tiles" + tile + " tiles.collection.vector.getTile",
                        "/collections/{collectionId}/map/tiles tiles.collection.map.getTileSetsList",
                        "/collections/{collectionId}/map/tiles" + set + " tiles.collection.map.getTileSet",
                        "/collections/{collectionId}/map/tiles" + tile + " tiles.collection.map.getTile");
        for (String name : List.of("tileMatrix", "tileRow", "tileCol")) {
            JsonNode parameter = document.at("/components/parameters/" + name);
            assertThat(parameter.path("in").asString()).isEqualTo("path");
            assertThat(parameter.path("required").asBoolean()).isTrue();
            assertThat(parameter.at("/schema/type").asString())
                    .isEqualTo(name.equals("tileMatrix") ? "string" : "integer");
        }
        JsonNode collections = document.at("/components/parameters/tile-collections");
        assertThat(collections.path("name").asString()).isEqualTo("collections");
        assertThat(collections.path("required").asBoolean(false)).isFalse();
        assertThat(collections.at("/schema/type").asString()).isEqualTo("array");
        assertThat(collections.path("style").asString()).isEqualTo("form");
        assertThat(collections.path("explode").asBoolean(true)).isFalse();
    }
}
