package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.Gdal;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;

/** Truth: what was put in, and GDAL's reading of what comes out over HTTP. */
class FilesServiceTest extends ServiceTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @TempDir
    Path folder;

    private void make(String id) {
        Layer layer = LayerCodec.fromMap(
                id,
                Map.of(
                        "title",
                        id,
                        "geometryType",
                        "Point",
                        "properties",
                        Map.of("name", Map.of("type", "string"), "rank", Map.of("type", "integer"))),
                false);
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(id, WriteMode.APPEND)) {
            for (int i = 0; i < 25; i++) {
                double x = 119.9 + i / 100.;
                writer.write(
                        new Feature(
                                "f" + i,
                                GEOMETRIES.createPoint(new Coordinate(x, 31.7)),
                                Map.of("name", i == 24 ? "字".repeat(90) : "名称" + i, "rank", (long) i)),
                        i);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private Path saved(String path, String name) {
        HttpResponse<byte[]> answer = anyone().getBytes(path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("attachment");
        try {
            return Files.write(folder.resolve(name), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itemsComeAsFilesOfWhatWasAskedFor() {
        make("fl_items");
        String items = "/api/collections/fl_items/items";
        for (String f : List.of("gpkg", "fgb", "xlsx")) {
            Path all = saved(items + "?f=" + f, "all." + f);
            assertThat(Gdal.run("ogrinfo", "-ro", "-so", "-al", all.toString())).contains("Feature Count: 25");
        }
        Path some = saved(
                items + "?f=shp&filter=rank%20%3C%2010&crs=http://www.opengis.net/def/crs/EPSG/0/4549", "some.zip");
        assertThat(Gdal.run("ogrinfo", "-ro", "-so", "-al", "/vsizip/" + some))
                .contains("Feature Count: 10")
                .contains("ID[\"EPSG\",4549]]");
        Answer wordy = anyone().get(items + "?f=shp");
        assertThat(wordy.status()).isEqualTo(413);
        assertThat(wordy.code()).isEqualTo("not-in-format");
        assertThat(wordy.header("Content-Disposition")).isEmpty();
        assertThat(anyone().getBytes(items, "Accept", "application/geopackage+sqlite3")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/geopackage+sqlite3");
        assertThat(anyone().get(items + "?f=dwg").code()).isEqualTo("unknown-format");
    }

    @Test
    void aFileOfSeveralLayersAsksWhich() throws IOException {
        make("fl_source");
        Path file = saved("/api/collections/fl_source/items?f=gpkg", "two.gpkg");
        Gdal.run("ogr2ogr", "-update", "-nln", "第二层", file.toString(), file.toString(), "fl_source");
        byte[] bytes = Files.readAllBytes(file);
        String imports = "/api/collections/fl_source/imports";
        JsonNode preview =
                admin().upload(imports, "two.gpkg", bytes, "preview", "true").json();
        assertThat(preview.path("format").asString()).isEqualTo("gpkg");
        assertThat(preview.at("/open/code").asString()).isEqualTo("source-layer-required");
        assertThat(preview.path("sourceLayers").toString()).contains("fl_source", "第二层");
        Answer refused = admin().upload(imports, "two.gpkg", bytes);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("source-layer-required");
        JsonNode state =
                admin().awaitOver(admin().upload(imports, "two.gpkg", bytes, "sourceLayer", "第二层", "mode", "upsert"));
        assertThat(state.path("status").asString()).isEqualTo("successful");
        assertThat(store.count(FeatureQuery.all("fl_source"))).isEqualTo(25);
    }
}
