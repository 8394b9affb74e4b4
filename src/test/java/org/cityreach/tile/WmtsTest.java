package org.cityreach.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.HttpCaller.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: GDAL as a client of WMTS and vector tiles, and the requests of OGC 07-057r7. */
class WmtsTest extends TiledLayers {

    @TempDir
    private Path folder;

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
        Gdal.run(
                "gdal_translate",
                "--config",
                "GDAL_DEFAULT_WMS_CACHE_PATH",
                folder.toString(),
                "-q",
                "-of",
                "PNG",
                "-outsize",
                "200",
                "0",
                source,
                file.toString());
        BufferedImage image = ImageIO.read(file.toFile());
        // the plain fill of polygons, #748CAB at 0.35
        Color fill = new Color(image.getRGB(image.getWidth() / 2 + 5, image.getHeight() / 2 + 5), true);
        assertThat(fill.getAlpha()).isCloseTo(89, within(2));
        assertThat(fill.getRed()).isCloseTo(0x74, within(2));
        assertThat(fill.getGreen()).isCloseTo(0x8C, within(2));
        assertThat(fill.getBlue()).isCloseTo(0xAB, within(2));
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
        Path copy = folder.resolve("tile.geojson");
        Gdal.run(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                copy.toString(),
                file.toString(),
                "-oo",
                "Z=9",
                "-oo",
                "X=" + tile[1],
                "-oo",
                "Y=" + tile[0]);
        JsonNode copied = JsonMapper.shared().readTree(Files.readAllBytes(copy));
        assertThat(copied.path("features")
                        .valueStream()
                        .map(feature -> feature.at("/properties/rank").asInt() + " "
                                + feature.at("/properties/name").asString() + " "
                                + feature.at("/properties/day").asString()))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100)
                        .mapToObj(i ->
                                i + " 名称" + i + " " + LocalDate.of(2026, 1, 1).plusDays(i % 28))
                        .toList());
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
