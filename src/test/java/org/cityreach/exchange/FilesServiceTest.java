package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
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
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Truth: what was put in, GDAL's reading of what comes out over HTTP, and the answers before a backup. */
class FilesServiceTest extends ServiceTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final String COVERAGE = """
            {"inputs": {"facilities": {"collection": "fl_point"}, "demand": {"collection": "fl_area"}, "radiusMetres": 300}}""";
    private static final String RANKING = """
            {"inputs": {"cases": {"collection": "fl_point"}, "by": {"collection": "fl_area"}}}""";

    @TempDir
    Path folder;

    private void make(String id, String geometryType) {
        Layer layer = LayerCodec.fromMap(
                id,
                Map.of(
                        "title", id,
                        "geometryType", geometryType,
                        "properties", Map.of("name", Map.of("type", "string"), "rank", Map.of("type", "integer"))),
                false);
        store.createLayer(layer);
        try (FeatureWriter writer = store.openWriter(id, WriteMode.APPEND)) {
            for (int i = 0; i < 25; i++) {
                double x = 119.9 + i / 100.;
                writer.write(
                        new Feature(
                                "f" + i,
                                geometryType.equals("Point")
                                        ? GEOMETRIES.createPoint(new Coordinate(x, 31.7))
                                        : GEOMETRIES.toGeometry(new Envelope(x, x + 0.008, 31.695, 31.705)),
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

    private Answer send(String path, byte[] file, String fileName, String... fields) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\n\r\n" + fields[i + 1]
                            + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
        return admin().sendBytes(
                        "POST",
                        path,
                        BodyPublishers.ofByteArray(body.toByteArray()),
                        "Content-Type",
                        "multipart/form-data; boundary=x");
    }

    private JsonNode over(Answer made) {
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        JsonNode state = anyone().get(job).json();
        for (int i = 0; i < 3000 && !state.has("finished"); i++) {
            LockSupport.parkNanos(10_000_000);
            state = anyone().get(job).json();
        }
        return state;
    }

    @Test
    void itemsComeAsFilesOfWhatWasAskedFor() {
        make("fl_items", "Point");
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
        make("fl_source", "Point");
        Path file = saved("/api/collections/fl_source/items?f=gpkg", "two.gpkg");
        Gdal.run("ogr2ogr", "-update", "-nln", "第二层", file.toString(), file.toString(), "fl_source");
        byte[] bytes = Files.readAllBytes(file);
        String imports = "/api/collections/fl_source/imports";
        JsonNode preview = send(imports, bytes, "two.gpkg", "preview", "true").json();
        assertThat(preview.path("format").asString()).isEqualTo("gpkg");
        assertThat(preview.at("/open/code").asString()).isEqualTo("source-layer-required");
        assertThat(preview.path("sourceLayers").toString()).contains("fl_source", "第二层");
        Answer refused = send(imports, bytes, "two.gpkg");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("source-layer-required");
        JsonNode state = over(send(imports, bytes, "two.gpkg", "sourceLayer", "第二层", "mode", "upsert"));
        assertThat(state.path("status").asString()).isEqualTo("successful");
        assertThat(store.count(FeatureQuery.all("fl_source"))).isEqualTo(25);
    }

    @Test
    void aBackupBringsTheSameAnswersBack() {
        make("fl_point", "Point");
        make("fl_area", "Polygon");
        assertThat(anyone().get("/api/backup").status()).isEqualTo(401);
        JsonNode coverage = answer("coverage", COVERAGE);
        JsonNode ranking = answer("ranking", RANKING);
        byte[] backup = admin().getBytes("/api/backup").body();
        assertThat(admin().delete("/api/collections/fl_point").status()).isLessThan(300);
        assertThat(admin().delete("/api/collections/fl_area/items/f3").status()).isLessThan(300);
        assertThat(send("/api/restore", "no backup".getBytes(StandardCharsets.UTF_8), "a.gpkg")
                        .code())
                .isEqualTo("not-a-geopackage");
        JsonNode state = over(send("/api/restore", backup, "backup.gpkg"));
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        assertThat(answer("coverage", COVERAGE)).isEqualTo(coverage);
        assertThat(answer("ranking", RANKING)).isEqualTo(ranking);
        assertThat(store.findLayer("fl_point")).isPresent();
    }

    /** What a process answers, but for the versions that it names. */
    private JsonNode answer(String process, String inputs) {
        Answer answer = anyone().send("POST", "/api/processes/" + process + "/execution", inputs);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        ObjectNode document = (ObjectNode) answer.json();
        assertThat(document.remove("versions")).isNotNull();
        return document;
    }
}
