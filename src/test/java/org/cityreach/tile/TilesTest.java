package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.tile.algorithm.DecodedTile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/**
 * Truth: features written by the test, and where OGC 20-057 and 17-083r4 say their tiles are. Names of requirements are those of
 * OGC 20-057.
 */
class TilesTest extends TiledLayers {

    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-";

    private static String path(String address) {
        return address.substring(address.indexOf("/api"));
    }

    private static Set<String> relations(JsonNode document) {
        Set<String> relations = new HashSet<>();
        document.path("links").forEach(link -> relations.add(link.path("rel").asString()));
        return relations;
    }

    private static JsonNode link(JsonNode document, String relation) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asString().equals(relation)) {
                return link;
            }
        }
        throw new AssertionError("no link " + relation + " in " + document);
    }

    /** /req/geodata-tilesets/desc-links, /req/dataset-tilesets/landingpage, /req/tilesets-list/tileset-links. */
    @Test
    void tilesetsAreFoundFromTheLandingPageAndFromEveryCollection() {
        assertThat(relations(json("/api"))).contains(TILESETS + "vector");
        for (JsonNode collection : json("/api/collections").path("collections")) {
            assertThat(relations(collection)).contains(TILESETS + "vector", TILESETS + "map");
        }
        for (String kind : List.of("vector", "map")) {
            JsonNode list = json(path(link(json("/api/collections/tile_points"), TILESETS + kind)
                    .path("href")
                    .asString()));
            assertThat(list.path("tilesets").size()).isGreaterThanOrEqualTo(3);
            for (JsonNode entry : list.path("tilesets")) {
                assertThat(entry.path("dataType").asString()).isEqualTo(kind);
                assertThat(entry.path("tileMatrixSetURI").asString()).startsWith("http");
                assertThat(entry.path("crs").asString()).startsWith("http://www.opengis.net/def/crs/");
                JsonNode whole = json(path(link(entry, "self").path("href").asString()));
                assertThat(whole.path("tileMatrixSetId")).isEqualTo(entry.path("tileMatrixSetId"));
                String scheme = link(whole, "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme")
                        .path("href")
                        .asString();
                assertThat(json(path(scheme)).path("id")).isEqualTo(entry.path("tileMatrixSetId"));
                JsonNode item = link(whole, "item");
                assertThat(item.path("templated").asBoolean()).isTrue();
                assertThat(item.path("href").asString()).contains("{tileMatrix}", "{tileRow}", "{tileCol}");
            }
        }
        Set<String> classes = new HashSet<>();
        json("/api/conformance").path("conformsTo").forEach(one -> classes.add(one.asString()));
        for (String name : List.of("core", "tileset", "tilesets-list", "geodata-tilesets", "mvt", "png")) {
            assertThat(classes).contains("http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/" + name);
        }
    }

    /** /req/core/tc-success and /req/core/tc-error. */
    @ParameterizedTest
    @EnumSource
    void tilesWithinTheLimitsAreThereAndOthersAreNot(TileMatrixSet set) {
        for (String root : List.of("/api/collections/tile_areas/tiles/", "/api/tiles/")) {
            JsonNode tileset = json(root + set.id() + (root.equals("/api/tiles/") ? "?collections=tile_areas" : ""));
            JsonNode limits = tileset.path("tileMatrixSetLimits");
            assertThat(limits.size()).isEqualTo(set.lastLevel() - set.firstLevel() + 1);
            JsonNode level = limits.get(13 - set.firstLevel());
            assertThat(level.path("tileMatrix").asString()).isEqualTo("13");
            int row = level.path("minTileRow").asInt();
            int col = level.path("maxTileCol").asInt();
            String template = path(link(tileset, "item").path("href").asString());
            assertThat(anyone().getBytes(filled(template, 13, row, col)).statusCode())
                    .isEqualTo(200);
            for (int[] wrong : new int[][] {{13, row - 1, col}, {13, row, col + 1}}) {
                assertThat(anyone().get(filled(template, wrong[0], wrong[1], wrong[2]))
                                .status())
                        .isEqualTo(404);
            }
            for (String wrong : List.of("25/0/0", "13/-1/0", "13/0/99999999", "2147483648/0/0", "x/0/0")) {
                assertThat(anyone().get(root + set.id() + "/" + wrong).status()).isEqualTo(400);
            }
        }
        assertThat(anyone().get("/api/collections/tile_areas/tiles/None/1/0/0").status())
                .isEqualTo(404);
        assertThat(anyone().get("/api/collections/none/tiles").status()).isEqualTo(404);
    }

    private static String filled(String template, int z, int row, int col) {
        return template.replace("{tileMatrix}", "" + z)
                .replace("{tileRow}", "" + row)
                .replace("{tileCol}", "" + col);
    }

    @ParameterizedTest
    @EnumSource
    void decodedFeaturesAreTheSourceWithinATileUnit(TileMatrixSet set) {
        double[][] degrees = degrees();
        int z = 14;
        Set<String> tiles = new HashSet<>();
        for (double[] place : degrees) {
            int[] tile = tileOf(set, z, place[0], place[1]);
            tiles.add(tile[0] + "/" + tile[1]);
        }
        Set<String> seen = new HashSet<>();
        for (String tile : tiles) {
            byte[] bytes = bytes("/api/collections/tile_points/tiles/" + set.id() + "/" + z + "/" + tile);
            int row = Integer.parseInt(tile.split("/")[0]);
            int col = Integer.parseInt(tile.split("/")[1]);
            TileAddress address = new TileAddress(set, z, row, col);
            for (DecodedTile.One one : DecodedTile.of(bytes, "tile_points").features()) {
                int i = Integer.parseInt(one.id().substring(1));
                double[] xy = degrees[i].clone();
                CrsTransform.between(Crs.CRS84, set.crs()).apply(xy);
                Coordinate shown = one.geometry().getCoordinate();
                assertThat(shown.x).isCloseTo((xy[0] - address.x(0)) / address.pixelUnits() * 16, within(1.0));
                assertThat(shown.y).isCloseTo((address.y(0) - xy[1]) / address.pixelUnits() * 16, within(1.0));
                assertThat(one.properties().get("name")).isEqualTo("名称" + i);
                assertThat(one.whole("rank")).isEqualTo(i);
                assertThat(one.properties().get("day")).asString().startsWith("2026-01-");
                assertThat(seen.add(one.id())).isTrue();
            }
        }
        assertThat(seen).hasSize(COUNT);
    }

    @Test
    void tilesCanBeChosenFromAndAreAskedForAgainCheaply() {
        int[] tile = tileOf(TileMatrixSet.WEB_MERCATOR_QUAD, 9, WEST, SOUTH);
        String path = "/api/collections/tile_points/tiles/WebMercatorQuad/9/" + tile[0] + "/" + tile[1];
        assertThat(DecodedTile.of(bytes(path + "?filter=rank%3C5&properties=rank"), "tile_points")
                        .features())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.properties().keySet().stream().map(String::valueOf))
                        .containsExactlyInAnyOrder("id", "rank"));
        assertThat(anyone().get(path + "?properties=nothing").code()).isEqualTo("unknown-property");
        assertThat(anyone().get(path + "?filter=nothing%3D1").code()).isEqualTo("unknown-property");
        HttpResponse<byte[]> first = anyone().getBytes(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(anyone().getBytes(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/vnd.mapbox-vector-tile");
        HttpResponse<byte[]> empty = anyone().getBytes("/api/collections/tile_none/tiles/WebMercatorQuad/0/0/0");
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(empty.headers().firstValue("CityReach-Blank")).hasValue("no-features");
        byte[] two = bytes("/api/tiles/WebMercatorQuad/9/" + tile[0] + "/" + tile[1]
                + "?collections=tile_points,tile_areas,tile_lines");
        assertThat(DecodedTile.of(two, "tile_points").stands()).isEqualTo(COUNT);
        assertThat(DecodedTile.of(two, "tile_areas").features()).hasSize(100);
        assertThat(DecodedTile.of(two, "tile_lines").features()).hasSize(20);
    }

    @Test
    void theResultOfAnAnalysisHasTiles() {
        Answer made = admin().send(
                        "POST",
                        "/api/processes/make-grid/execution",
                        """
                        {"inputs": {"kind": "fishnet", "cellMetres": 500, "within": {"collection": "tile_areas"}}}""",
                        "Content-Type",
                        "application/json",
                        "Prefer",
                        "respond-async");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String job = made.json().path("jobID").asString();
        String state = "";
        for (int i = 0; i < 200 && !state.equals("successful"); i++) {
            state = json("/api/jobs/" + job).path("status").asString();
            Thread.onSpinWait();
            sleep();
        }
        String collection = "result-" + job + "-features";
        int[] tile = tileOf(TileMatrixSet.CGCS2000_QUAD, 12, WEST + 0.05, SOUTH + 0.05);
        String rest = "/CGCS2000Quad/12/" + tile[0] + "/" + tile[1];
        assertThat(DecodedTile.of(bytes("/api/collections/" + collection + "/tiles" + rest), collection)
                        .features())
                .hasSizeGreaterThan(100)
                .allSatisfy(one -> assertThat(one.geometry().isValid()).isTrue());
        assertThat(coloured(picture("/api/collections/" + collection + "/map/tiles" + rest)))
                .isGreaterThan(1000);
        assertThat(anyone().get("/api/wmts/1.0.0/WMTSCapabilities.xml?collections=" + collection)
                        .body())
                .contains(">" + collection + "<");
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private BufferedImage picture(String path) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes(path)));
            assertThat(image.getWidth()).isEqualTo(256);
            return image;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long coloured(BufferedImage image) {
        return IntStream.range(0, 256 * 256)
                .filter(at -> image.getRGB(at % 256, at / 256) >>> 24 != 0)
                .count();
    }

    /** A mark's middle has the fill of the SLD; a place far from any is clear. */
    @ParameterizedTest
    @EnumSource
    void marksStandWhereThePointsAre(TileMatrixSet set) {
        double[] place = degrees()[7];
        int[] tile = tileOf(set, 17, place[0], place[1]);
        TileAddress address = new TileAddress(set, 17, tile[0], tile[1]);
        double[] xy = place.clone();
        CrsTransform.between(Crs.CRS84, set.crs()).apply(xy);
        BufferedImage image = picture("/api/collections/tile_points/map/tiles/" + address);
        int x = (int) ((xy[0] - address.x(0)) / address.pixelUnits());
        int y = (int) ((address.y(0) - xy[1]) / address.pixelUnits());
        assertThat(image.getRGB(x, y)).isEqualTo(0xFF0F766E);
        assertThat(coloured(image)).isBetween(60L, 1000L);
    }

    /** Polygons painted in two tiles show the same colour on both sides of the seam, lines too. */
    @ParameterizedTest
    @CsvSource({"tile_areas, polygon", "tile_lines, line", "tile_points, facility", "tile_areas, facility"})
    void picturesJoin(String collection, String style) {
        int z = 13;
        int[] tile = tileOf(TileMatrixSet.WEB_MERCATOR_QUAD, z, WEST + 0.05, SOUTH + 0.05);
        String base = "/api/collections/" + collection + "/map/tiles/WebMercatorQuad/" + z + "/" + tile[0] + "/";
        BufferedImage west = picture(base + (tile[1] - 1) + "?style=" + style);
        BufferedImage east = picture(base + tile[1] + "?style=" + style);
        int different = 0;
        for (int y = 0; y < 256; y++) {
            boolean left = west.getRGB(255, y) >>> 24 > 60;
            boolean right = east.getRGB(0, y) >>> 24 > 60;
            different += left != right ? 1 : 0;
        }
        assertThat(different).isLessThan(8);
        assertThat(coloured(west) + coloured(east)).isPositive();
    }

    @Test
    void stylesThatSayNothingOfACollectionAreRefusedAndLegendsTellSymbols() {
        String legend = "/api/collections/tile_points/map/legend";
        assertThat(anyone().get(legend + "?style=polygon").code()).isEqualTo("style-does-not-fit");
        assertThat(anyone().get(legend + "?style=hotspot").code()).isEqualTo("style-does-not-fit");
        assertThat(anyone().get(legend + "?style=nothing").code()).isEqualTo("unknown-style");
        JsonNode classes = json(legend).path("classes");
        assertThat(classes.size()).isEqualTo(1);
        assertThat(classes.get(0).path("symbol").get(0).path("mark").asString()).isEqualTo("circle");
        assertThat(anyone().getBytes(legend + "?f=png&lang=en").headers().firstValue("Content-Type"))
                .hasValue("image/png");
        for (String collection : List.of("tile_points", "tile_lines", "tile_areas", "tile_none", "case", "road")) {
            assertThat(bytes("/api/collections/" + collection + "/map/legend?f=png"))
                    .startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(anyone().getBytes("/api/collections/tile_none/map/tiles/CGCS2000Quad/1/0/0")
                        .headers()
                        .firstValue("CityReach-Blank"))
                .hasValue("no-features");
    }

    @Test
    void stylesComeAsSldForMapLibreAndToRead() {
        assertThat(anyone().get("/api/styles/facility?f=sld").body()).contains("StyledLayerDescriptor", "1.0.0");
        JsonNode style = json("/api/styles/facility?f=mapbox&collection=tile_points");
        assertThat(style.path("version").asInt()).isEqualTo(8);
        String tiles =
                style.path("sources").path("tile_points").path("tiles").get(0).asString();
        assertThat(tiles).isEqualTo(anyone().root() + "/api/collections/tile_points/tiles/WebMercatorQuad/{z}/{y}/{x}");
        assertThat(style.path("layers").get(0).path("type").asString()).isEqualTo("circle");
        assertThat(style.path("layers")
                        .get(0)
                        .path("paint")
                        .path("circle-color")
                        .asString())
                .isEqualTo("#0F766E");
        assertThat(json("/api/styles/facility?f=mapbox").path("sources").has("tile_points"))
                .isTrue();
        assertThat(json("/api/styles/heat?f=mapbox&collection=case")
                        .path("layers")
                        .get(0)
                        .path("type")
                        .asString())
                .isEqualTo("raster");
        for (JsonNode one : json("/api/styles").path("styles")) {
            String id = one.path("id").asString();
            assertThat(json("/api/styles/" + id + "?f=mapbox&collection=case")
                            .path("layers")
                            .size())
                    .isPositive();
            assertThat(anyone().get("/api/styles/" + id + "?f=html").body()).contains("<h1>");
        }
        JsonNode tilejson = json("/api/collections/tile_points/tiles/WebMercatorQuad?f=tilejson");
        assertThat(tilejson.path("tilejson").asString()).isEqualTo("3.0.0");
        assertThat(tilejson.path("tiles").get(0).asString()).endsWith("/{z}/{y}/{x}");
        assertThat(tilejson.path("vector_layers").get(0).path("fields").has("rank"))
                .isTrue();
        assertThat(tilejson.path("bounds").get(0).asDouble()).isCloseTo(WEST, within(0.01));
    }
}
