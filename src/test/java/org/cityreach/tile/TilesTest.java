package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.cityreach.tile.algorithm.DecodedTile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/**
 * Truth: features written by the test, where OGC 20-057 and 17-083r4 say their tiles are, and GDAL as a client. Names of requirements
 * are those of OGC 20-057.
 */
class TilesTest extends ServiceTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final String TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-";
    private static final int COUNT = 300;
    private static final double WEST = 119.90;
    private static final double SOUTH = 31.65;

    @TempDir
    private Path folder;

    @BeforeEach
    void layers() {
        if (store.findLayer("tile_points").isEmpty()) {
            make("tile_points", "Point", "EPSG:4549", points());
            make("tile_areas", "Polygon", "EPSG:4490", areas());
            make("tile_lines", "LineString", "EPSG:4326", lines());
            make("tile_none", "Point", "EPSG:4490", List.of());
        }
    }

    private void make(String id, String type, String crs, List<Feature> features) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", Map.of("type", "string"));
        properties.put("rank", Map.of("type", "integer"));
        properties.put("day", Map.of("type", "date"));
        store.createLayer(LayerCodec.fromMap(
                id,
                Map.of(
                        "title", Map.of("zh", "瓦片测试", "en", "Tile test " + id),
                        "geometryType", type,
                        "crs", crs,
                        "properties", properties),
                false));
        try (FeatureWriter writer = store.openWriter(id, WriteMode.UPSERT)) {
            for (int row = 0; row < features.size(); row++) {
                writer.write(features.get(row), row);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private static Map<String, Object> properties(int i) {
        return Map.of(
                "name",
                "名称" + i,
                "rank",
                (long) i,
                "day",
                LocalDate.of(2026, 1, 1).plusDays(i % 28));
    }

    private static double[][] degrees() {
        Random random = new Random(20261122);
        double[][] places = new double[COUNT][];
        for (int i = 0; i < COUNT; i++) {
            places[i] = new double[] {WEST + random.nextDouble() / 10, SOUTH + random.nextDouble() / 10};
        }
        return places;
    }

    private static List<Feature> points() {
        List<Feature> features = new ArrayList<>();
        double[][] degrees = degrees();
        for (int i = 0; i < COUNT; i++) {
            double[] xy = degrees[i].clone();
            CrsTransform.between(Crs.CRS84, Crs.ofEpsg(4549)).apply(xy);
            features.add(new Feature("p" + i, FACTORY.createPoint(new Coordinate(xy[0], xy[1])), properties(i)));
        }
        return features;
    }

    private static List<Feature> areas() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            double west = WEST + i % 10 / 100.0;
            double south = SOUTH + i / 10 / 100.0;
            Geometry square = FACTORY.toGeometry(new Envelope(west, west + 0.01, south, south + 0.01));
            features.add(new Feature("a" + i, square, properties(i)));
        }
        return features;
    }

    private static List<Feature> lines() {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            double south = SOUTH + i / 200.0;
            features.add(new Feature(
                    "l" + i,
                    FACTORY.createLineString(
                            new Coordinate[] {new Coordinate(WEST, south), new Coordinate(WEST + 0.1, south)}),
                    properties(i)));
        }
        return features;
    }

    private JsonNode json(String path) {
        Answer answer = anyone().get(path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private byte[] bytes(String path) {
        HttpResponse<byte[]> answer = anyone().getBytes(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

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

    /** The tile of a set that holds a place, by the formulas of OGC 17-083r4. */
    private static int[] tileOf(TileMatrixSet set, int z, double longitude, double latitude) {
        double n = Math.pow(2, z);
        return switch (set) {
            case WEB_MERCATOR_QUAD -> {
                double down = (1 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) / Math.PI) / 2;
                yield new int[] {(int) (down * n), (int) ((longitude + 180) / 360 * n)};
            }
            case WORLD_CRS84_QUAD -> new int[] {(int) ((90 - latitude) / 180 * n), (int) ((longitude + 180) / 180 * n)};
            case CGCS2000_QUAD -> new int[] {(int) ((90 - latitude) / 360 * n), (int) ((longitude + 180) / 360 * n)};
        };
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
                assertThat(((Number) one.properties().get("rank")).intValue()).isEqualTo(i);
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

    @Test
    void wmtsAnswersByParametersAndTellsWhatIsWrong() {
        double[] place = degrees()[7];
        int[] tile = tileOf(TileMatrixSet.CGCS2000_QUAD, 17, place[0], place[1]);
        String where = "&layer=tile_points&style=default&tilematrixset=CGCS2000Quad&TileMatrix=17&TileRow=" + tile[0]
                + "&TILECOL=" + tile[1];
        HttpResponse<byte[]> picture = anyone().getBytes(
                        "/api/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&format=image/png&tk=abc" + where);
        assertThat(picture.body())
                .isEqualTo(bytes("/api/collections/tile_points/map/tiles/CGCS2000Quad/17/" + tile[0] + "/" + tile[1]));
        TileAddress address = new TileAddress(TileMatrixSet.CGCS2000_QUAD, 17, tile[0], tile[1]);
        int i = (int) ((place[0] - address.x(0)) / address.pixelUnits());
        int j = (int) ((address.y(0) - place[1]) / address.pixelUnits());
        JsonNode info = json(
                "/api/wmts?service=WMTS&request=GetFeatureInfo&infoformat=application/json&i=" + i + "&j=" + j + where);
        assertThat(info.path("features").get(0).path("id").asString()).isEqualTo("p7");
        assertThat(info.path("features").get(0).path("properties").path("name").asString())
                .isEqualTo("名称7");
        for (String[] wrong : new String[][] {
            {"/api/wmts?service=WMTS", "MissingParameterValue", "400"},
            {"/api/wmts?service=WFS&request=GetTile", "InvalidParameterValue", "400"},
            {"/api/wmts?request=GetMap", "OperationNotSupported", "501"},
            {"/api/wmts?request=GetTile&tilerow=99999999" + where.replace("&TileRow", "&x"), "TileOutOfRange", "400"},
            {"/api/wmts?request=GetFeatureInfo&i=256&j=0" + where, "PointIJOutOfRange", "400"},
            {"/api/wmts?request=GetTile" + where.replace("tile_points", "none"), "InvalidParameterValue", "404"}
        }) {
            Answer answer = anyone().get(wrong[0]);
            assertThat(answer.status()).as(wrong[0]).isEqualTo(Integer.parseInt(wrong[2]));
            assertThat(answer.body()).contains("exceptionCode=\"" + wrong[1] + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void gdalReadsTheWmts(TileMatrixSet set) throws IOException {
        String source = "WMTS:" + anyone().root()
                + "/api/wmts/1.0.0/WMTSCapabilities.xml?collections=tile_areas,layer=tile_areas,tilematrixset="
                + set.id()
                + ",tilematrix=13";
        String said = Gdal.run("gdalinfo", "--config", "GDAL_DEFAULT_WMS_CACHE_PATH", folder.toString(), source);
        int srid = Map.of("WebMercatorQuad", 3857, "CGCS2000Quad", 4490).getOrDefault(set.id(), 84);
        assertThat(said).contains(srid == 84 ? "CRS84" : "ID[\"EPSG\"," + srid + "]");
        Matcher origin = Pattern.compile("Origin = \\(([-0-9.]+),([-0-9.]+)\\)").matcher(said);
        assertThat(origin.find()).isTrue();
        double[] corner = {WEST, SOUTH + 0.1};
        CrsTransform.between(Crs.CRS84, set.crs()).apply(corner);
        double pixel = set.pixelUnits(13);
        assertThat(Double.parseDouble(origin.group(1))).isCloseTo(corner[0], within(2 * pixel));
        assertThat(Double.parseDouble(origin.group(2))).isCloseTo(corner[1], within(2 * pixel));
        Path file = folder.resolve("map.png");
        Gdal.run("gdal_translate", "--config", "GDAL_DEFAULT_WMS_CACHE_PATH", folder.toString(), "-q", "-of", "PNG", "-outsize", "200", "0", source, file.toString());
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getRGB(image.getWidth() / 2 + 3, image.getHeight() / 2 + 3) >>> 24)
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void gdalReadsTheVectorTiles(TileMatrixSet set) throws IOException {
        int[] tile = tileOf(set, 9, WEST + 0.05, SOUTH + 0.05);
        Path file = folder.resolve("tile.mvt");
        Files.write(file, bytes("/api/collections/tile_areas/tiles/" + set.id() + "/9/" + tile[0] + "/" + tile[1]));
        String said = Gdal.run(
                "ogrinfo", "-al", "-so", file.toString(), "-oo", "Z=9", "-oo", "X=" + tile[1], "-oo", "Y=" + tile[0]);
        assertThat(said).contains("Feature Count: 100", "Geometry: Polygon", "rank: Integer", "name: String");
        if (set == TileMatrixSet.WEB_MERCATOR_QUAD) {
            Matcher extent = Pattern.compile("Extent: \\(([0-9.]+), ([0-9.]+)\\) - \\(([0-9.]+), ([0-9.]+)\\)")
                    .matcher(said);
            assertThat(extent.find()).isTrue();
            double[] corners = {WEST, SOUTH, WEST + 0.1, SOUTH + 0.1};
            CrsTransform.between(Crs.CRS84, set.crs()).apply(corners);
            for (int i = 0; i < 4; i++) {
                assertThat(Double.parseDouble(extent.group(i + 1)))
                        .isCloseTo(corners[i], within(set.pixelUnits(9) / 16));
            }
        }
    }
}
