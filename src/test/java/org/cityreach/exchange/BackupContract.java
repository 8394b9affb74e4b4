package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;
import org.cityreach.layer.LayerCodec;
import org.cityreach.store.FeatureWriter;
import org.cityreach.store.WriteMode;
import org.cityreach.testing.GeoPackageCheck;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a service promises about backups, on whatever store a subclass brings. */
abstract class BackupContract extends ServiceTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final String SITING = """
            "problem": "maximal-covering", "demand": {"collection": "bk_area", "weight": "rank"},\
             "candidates": {"collection": "bk_point"}, "p": 2, "radiusMetres": 900""";
    private static final Map<String, String> QUESTIONS = Map.of(
            "coverage", """
            {"inputs": {"facilities": {"collection": "bk_point"}, "demand": {"collection": "bk_area"}, "radiusMetres": 300}}""",
            "ranking", """
            {"inputs": {"cases": {"collection": "bk_point"}, "by": {"collection": "bk_area"}}}""",
            "siting-evaluation",
                    "{\"inputs\": {" + SITING + ", \"plan\": {\"sites\": [{\"id\": \"f3\"}, {\"id\": \"f9\"}]}}}");
    private static final String SCENARIO = "{\"name\": \"两座新公厕\", \"inputs\": {" + SITING
            + "}, \"plan\": {\"sites\": [{\"id\": \"f3\"}, {\"id\": \"f9\"}]}}";

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
                                Map.of("name", "名称" + i, "rank", (long) i)),
                        i);
            }
            writer.prepare();
            writer.commit();
        }
    }

    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        QUESTIONS.forEach((process, question) -> {
            Answer answer = anyone().send("POST", "/api/processes/" + process + "/execution", question);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            ObjectNode document = (ObjectNode) answer.json();
            assertThat(document.remove("versions")).isNotNull();
            answers.put(process, document);
        });
        answers.put("scenarios", withoutVersions(anyone().get("/api/scenarios").json()));
        answers.put("standards", anyone().get("/api/standards").json());
        return answers;
    }

    /** A plan says that layers moved on where a restored one has a later version than before. */
    private static JsonNode withoutVersions(JsonNode document) {
        document.findParents("stale").forEach(parent -> ((ObjectNode) parent).remove(List.of("stale", "movedOn")));
        return document;
    }

    private String itemsTag(String collection) {
        return anyone().get("/api/collections/" + collection + "/items?limit=1")
                .header("ETag")
                .orElseThrow();
    }

    @Test
    void aBackupBringsTheSameAnswersBack() {
        make("bk_point", "Point");
        make("bk_area", "Polygon");
        make("bk_same", "Point");
        Answer saved = admin().send("POST", "/api/scenarios", SCENARIO);
        assertThat(saved.status()).as(saved.toString()).isEqualTo(201);
        Map<String, JsonNode> before = answers();
        String tag = itemsTag("bk_same");

        byte[] backup = fetched(backedUp());

        make("bk_later", "Point");
        assertThat(admin().delete("/api/collections/bk_point").status()).isLessThan(300);
        assertThat(admin().delete("/api/collections/bk_area/items/f3").status()).isLessThan(300);
        assertThat(admin().delete("/api/scenarios/" + saved.json().path("id").asString())
                        .status())
                .isLessThan(300);
        JsonNode state = admin().awaitOver(admin().upload("/api/restore", "backup.gpkg", backup));
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        JsonNode result = admin().get("/api/jobs/" + state.path("jobID").asString() + "/results")
                .json();
        assertThat(result.path("replaced").asInt()).isEqualTo(2);
        assertThat(result.path("removed").toString()).isEqualTo("[\"bk_later\"]");
        assertThat(answers()).isEqualTo(before);
        assertThat(itemsTag("bk_same")).as("what was not changed keeps its tag").isEqualTo(tag);
        assertRefused(backup);
    }

    private String backedUp() {
        for (Answer refused : new Answer[] {
            anyone().get("/api/backup"), anyone().get("/api/backups/x"), anyone().send("POST", "/api/backups", "")
        }) {
            assertThat(refused.status()).as(refused.toString()).isEqualTo(401);
        }
        JsonNode state = admin().awaitOver(admin().send("POST", "/api/backups", ""));
        assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("successful");
        return state.path("jobID").asString();
    }

    /** The file of a job, which a download that broke off can go on with, until its job is forgotten. */
    private byte[] fetched(String job) {
        JsonNode result = admin().get("/api/jobs/" + job + "/results").json();
        String path = result.at("/links/0/href").asString();
        HttpResponse<byte[]> whole = admin().getBytes(path);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Disposition").orElse("")).contains("attachment", ".gpkg");
        assertThat(whole.body()).hasSize(result.path("bytes").asInt());
        HttpResponse<byte[]> rest = admin().getBytes(path, "Range", "bytes=100-");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).isEqualTo(Arrays.copyOfRange(whole.body(), 100, whole.body().length));
        assertThat(admin().delete("/api/jobs/" + job).status()).isEqualTo(200);
        assertThat(admin().get(path).code()).isEqualTo("backup-not-found");
        GeoPackageCheck.assertValid(whole.body());
        return whole.body();
    }

    private void assertRefused(byte[] backup) {
        Map<String, Long> versions = store.versions();
        byte[] scrambled = backup.clone();
        for (int at = 4096; at < scrambled.length; at += 4096) {
            scrambled[at] = 99;
        }
        Map<String, byte[]> bad = Map.of(
                "not-a-geopackage", "no backup".getBytes(StandardCharsets.UTF_8),
                "truncated-file", Arrays.copyOf(backup, backup.length / 2),
                "not-a-backup",
                        admin().getBytes("/api/collections/bk_point/items?f=gpkg")
                                .body(),
                "damaged-file", scrambled);
        bad.forEach((code, file) -> {
            Answer refused = admin().upload("/api/restore", "a.gpkg", file);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.code()).isEqualTo(code);
        });
        assertThat(store.versions()).isEqualTo(versions);
    }
}
