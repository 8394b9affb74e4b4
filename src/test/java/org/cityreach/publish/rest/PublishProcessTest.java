package org.cityreach.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cityreach.publish.standin.OpenedTables;
import org.cityreach.publish.standin.StandInGeoServer;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Truth: what the map server got, a GeoPackage that is opened there among it, and that no secret is anywhere. Over the
 * service's own API on the embedded store.
 */
class PublishProcessTest extends ServiceTest {

    private static final String EXECUTION = "/api/processes/publish/execution";

    private static StandInGeoServer server;

    @BeforeAll
    static void open() {
        server = new StandInGeoServer(new OpenedTables());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void clear() {
        server.reset();
        for (String id : List.of("publish-place", "publish-area")) {
            if (store.findLayer(id).isPresent()) {
                store.deleteLayer(id);
            }
        }
        putLayer("publish-place", "Point");
        putLayer("publish-area", "Polygon");
        putPoint("a", 120.001, 31.501);
        putPoint("b", 120.009, 31.509);
    }

    private void putLayer(String id, String type) {
        Answer made = admin().send("PUT", "/api/collections/" + id, """
                        {"title": {"zh": "发布的地点", "en": "Places to publish"}, "geometryType": "%s",
                         "properties": {"name": {"type": "string"}}}""".formatted(type));
        assertThat(made.status()).as(made.toString()).isLessThan(300);
    }

    private void putPoint(String id, double x, double y) {
        Answer put = admin().send(
                        "PUT",
                        "/api/collections/publish-place/items/" + id,
                        """
                        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [%s, %s]},
                         "properties": {"name": "点%s"}}""".formatted(x, y, id),
                        "Content-Type",
                        "application/geo+json");
        assertThat(put.status()).as(put.toString()).isLessThan(300);
    }

    private static String inputs(String more) {
        return """
                {"inputs": {"target": {"url": "%s/", "workspace": "process", "username": "%s", "password": "%s"},
                 "collections": ["publish-place", {"id": "publish-area", "style": "area"}],
                 "groups": [{"name": "底图", "layers": ["publish-area", "publish-place"]}] %s}}""".formatted(server.url(), StandInGeoServer.USER, StandInGeoServer.PASSWORD, more);
    }

    private JsonNode publish(String more) {
        Answer answer = admin().send("POST", EXECUTION, inputs(more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void layersOfTheEmbeddedStoreAreSentAsFilesAndShown() {
        JsonNode dry = publish(", \"dryRun\": true");
        assertThat(server.writes()).isEmpty();
        assertThat(dry.path("done").isEmpty()).isTrue();
        JsonNode done = publish("");
        assertThat(done.path("plan")).isEqualTo(dry.path("plan"));
        assertThat(done.path("verified").asInt()).isEqualTo(done.path("plan").size());
        assertThat(server.state())
                .contains(
                        "publish-place.v" + store.version("publish-place") + ".gpkg",
                        "process:publish-area",
                        "底图",
                        "发布的地点")
                .contains("\"minx\":120.001", "\"maxx\":120.009");
        server.forgetCalls();
        assertThat(publish("").path("done").isEmpty()).isTrue();
        assertThat(server.writes()).isEmpty();
    }

    @Test
    void publicationsTellVersionsAndWhetherTheyAreStale() {
        publish("");
        JsonNode fresh = publication();
        assertThat(fresh.path("complete").asBoolean()).isTrue();
        assertThat(fresh.path("stale").asBoolean()).isFalse();
        assertThat(fresh.path("versions").path("publish-place").asLong()).isEqualTo(store.version("publish-place"));
        putPoint("c", 120.02, 31.52);
        JsonNode stale = publication();
        assertThat(stale.path("stale").asBoolean()).isTrue();
        assertThat(stale.path("movedOn").get(0).path("collection").asString()).isEqualTo("publish-place");
        assertThat(publish("").path("done").size()).isEqualTo(4);
        assertThat(publication().path("stale").asBoolean()).isFalse();
        assertThat(server.state()).contains("\"maxx\":120.02");
        String path = "/api/publications/" + publication().path("id").asString();
        assertThat(anyone().get(path).json()).isEqualTo(publication());
        assertThat(anyone().delete(path).status()).isEqualTo(401);
        assertThat(admin().delete(path).status()).isEqualTo(204);
        assertThat(anyone().get(path).code()).isEqualTo("publication-not-found");
    }

    @Test
    void anEditedCollectionDropsTheTilesOfItsLayerAndOfGroupsThatShowIt() {
        publish("");
        server.cacheTiles("process:publish-place", 500);
        server.cacheTiles("process:publish-area", 300);
        String group = server.state().replaceAll("(?s).*process:(group_[0-9a-f]+)=.*", "process:$1");
        server.cacheTiles(group, 70);
        putPoint("a", 120.002, 31.502);
        assertThat(publication().path("stale").asBoolean()).isTrue();
        publish("");
        assertThat(server.cachedTiles("process:publish-place")).isZero();
        assertThat(server.cachedTiles(group)).isZero();
        assertThat(server.cachedTiles("process:publish-area")).isEqualTo(300);
    }

    @Test
    void aDensitySurfaceIsACoverageOfTheSameBytesUntilAnotherTakesItsPlace() {
        String first = density();
        String surface = surface(first, "");
        assertThat(publishSurface(surface).path("verified").asInt()).isPositive();
        assertThat(file(first)).isEqualTo(geoTiff(first));
        assertThat(server.state()).contains("process:glow={", "\"type\":\"RASTER\"", "cityreach.version");
        server.forgetCalls();
        assertThat(publishSurface(surface).path("done").isEmpty()).isTrue();
        assertThat(server.writes()).isEmpty();
        putPoint("c", 120.005, 31.505);
        String second = density();
        assertThat(publishSurface(surface(second, "")).path("done").valueStream())
                .extracting(step ->
                        step.path("kind").asString() + " " + step.path("action").asString())
                .contains("surface change", "tiles change");
        assertThat(file(second)).isEqualTo(geoTiff(second)).isNotEqualTo(geoTiff(first));
        publishSurface(surface("", ", \"withdraw\": true"));
        assertThat(server.state()).doesNotContain("glow", "process");
        assertThat(anyone().get("/api/publications").body()).doesNotContain("\"process\"");
    }

    /** The id of a job. */
    private String density() {
        Answer job = admin().send("POST", "/api/processes/density/execution", """
                {"inputs": {"cases": {"collection": "publish-place"}, "radiusMetres": 400, "cellMetres": 50}}""", "Prefer", "respond-async");
        String id = job.json().path("jobID").asString();
        String status = "running";
        while (List.of("accepted", "running").contains(status)) {
            pause();
            status = anyone().get("/api/jobs/" + id).json().path("status").asString();
        }
        assertThat(status).isEqualTo("successful");
        return id;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String surface(String job, String more) {
        String surfaces = job.isEmpty() ? "[]" : "[{\"job\": \"" + job + "\", \"name\": \"glow\"}]";
        return """
                {"inputs": {"target": {"url": "%s", "workspace": "process", "username": "%s", "password": "%s"},
                 "surfaces": %s %s}}""".formatted(server.url(), StandInGeoServer.USER, StandInGeoServer.PASSWORD, surfaces, more);
    }

    private JsonNode publishSurface(String inputs) {
        Answer answer = admin().send("POST", EXECUTION, inputs);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static byte[] file(String job) {
        return server.file("data/process/glow/glow.j" + job.replace("-", "").substring(0, 16) + ".tif");
    }

    private byte[] geoTiff(String job) {
        String href = anyone().get("/api/jobs/" + job + "/results")
                .json()
                .path("links")
                .valueStream()
                .map(link -> link.path("href").asString())
                .filter(link -> link.endsWith(".tif"))
                .findFirst()
                .orElseThrow();
        return anyone().getBytes(href.replaceFirst("^https?://[^/]+", "")).body();
    }

    private JsonNode publication() {
        return anyone().get("/api/publications")
                .json()
                .path("publications")
                .valueStream()
                .filter(one -> one.path("workspace").asString().equals("process"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunThatBreaksOffSaysAtWhichStepAndIsFinishedByTheNext() {
        server.failAt(40, StandInGeoServer.Sort.ERROR_BEFORE);
        Answer brokenOff = admin().send("POST", EXECUTION, inputs(""));
        assertThat(brokenOff.status()).isEqualTo(502);
        assertThat(brokenOff.body()).contains("at step", "run it again").doesNotContain(StandInGeoServer.PASSWORD);
        assertThat(publication().path("complete").asBoolean()).isFalse();
        server.failNever();
        publish("");
        assertThat(publication().path("complete").asBoolean()).isTrue();
    }

    @Test
    void aJobTellsNothingOfTheLoginAndCanBeStopped() throws InterruptedException {
        server.delay(30);
        Answer job = admin().send("POST", EXECUTION, inputs(""), "Prefer", "respond-async");
        assertThat(job.status()).isEqualTo(201);
        String path = "/api/jobs/" + job.json().path("jobID").asString();
        while (server.writes().size() < 3) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(admin().delete(path).status()).isEqualTo(200);
        while (!anyone().get(path).json().path("status").asString().equals("dismissed")) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        server.delay(0);
        int writes = server.writes().size();
        assertThat(publication().path("failure").path("code").asString()).isEqualTo("cancelled");
        publish("");
        assertThat(server.writes().size()).isGreaterThan(writes);
        String everything = anyone().get("/api/jobs").body()
                + anyone().get("/api/publications").body()
                + anyone().get(path).body();
        assertThat(everything).doesNotContain(StandInGeoServer.PASSWORD, "\"password\"");
    }

    @Test
    void whoMayNotPublishIsRefusedBeforeTheServerIsAsked() {
        assertThat(anyone().send("POST", EXECUTION, inputs("")).status()).isEqualTo(401);
        String editor = admin().send("POST", "/api/keys", "{\"name\": \"publisher\", \"role\": \"editor\"}")
                .json()
                .path("key")
                .asString();
        assertThat(anyone().withKey(editor).send("POST", EXECUTION, inputs("")).status())
                .isEqualTo(403);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void wrongInputsAreNamedAndNoPasswordIsEchoed() {
        check("{\"url\": \"ftp://maps.example.org\", \"workspace\": \"w\", \"password\": \"sesame\"}", "target.url");
        check("{\"url\": \"http://u:sesame@localhost/geoserver\", \"workspace\": \"w\"}", "target.url");
        check("{\"url\": \"http://169.254.169.254/latest\", \"workspace\": \"w\"}", "target.url");
        check("{\"url\": \"http://localhost/geoserver\", \"workspace\": \"two words\"}", "target.workspace");
        check(
                "{\"url\": \"http://localhost/geoserver\", \"workspace\": \"w\", \"passwort\": \"sesame\"}",
                "target.passwort");
        check(
                "{\"url\": \"http://localhost/geoserver\", \"workspace\": \"w\", \"password\": [\"sesame\"]}",
                "target.password");
        check("{\"credentials\": \"nobody\", \"workspace\": \"w\"}", "target.credentials");
        assertThat(server.calls()).isEmpty();
    }

    private void check(String target, String parameter) {
        Answer answer = admin().send(
                        "POST",
                        EXECUTION,
                        "{\"inputs\": {\"target\": " + target + ", \"collections\": [\"publish-place\"]}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.body()).doesNotContain("sesame");
    }

    @Test
    void anAddressThatIsNoGeoServerIsSaidAndNothingOfItsAnswerIsShown() {
        Answer answer = admin().send(
                        "POST",
                        EXECUTION,
                        inputs("").replace("/geoserver/", "/geoserver/rest/workspaces/nothing-here"));
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("no-geoserver");
        assertThat(answer.body()).doesNotContain("<html");
    }
}
