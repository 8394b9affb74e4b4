package org.cityreach.siting.scenario.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cityreach.siting.scenario.ScenarioTown;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Truth: the town on a line, over HTTP; the OpenAPI document. */
class ScenarioControllerTest extends ServiceTest {

    private static final String PATH = "/api/scenarios";
    private static final String EAST = "{\"sites\": [{\"id\": \"c\"}]}";
    private static final String WEST = "{\"sites\": [{\"id\": \"a\", \"name\": \"=1+1\"}]}";

    @BeforeEach
    void build() {
        ScenarioTown.fill(store);
        for (JsonNode scenario : anyone().get(PATH).json().path("scenarios")) {
            admin().delete(PATH + "/" + scenario.path("id").asString());
        }
    }

    private static String body(String name, String plan) {
        ObjectNode body = ScenarioTown.JSON.createObjectNode().put("name", name);
        body.set("inputs", ScenarioTown.JSON.readTree(ScenarioTown.QUESTION));
        body.set("plan", ScenarioTown.JSON.readTree(plan));
        return body.toString();
    }

    private Answer create(String name, String plan) {
        Answer made = admin().send("POST", PATH, body(name, plan));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private String saved(String name, String plan) {
        return PATH + "/" + create(name, plan).json().path("id").asString();
    }

    private static void assertProblem(Answer answer, int status, String code, String parameter) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("parameter").asString("")).isEqualTo(parameter);
    }

    @Test
    void savingReadingListingAndDeleting() {
        Answer made = create("东", EAST);
        String path = made.header("Location").orElseThrow();
        Answer read = anyone().get(path);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).hasValue("W/\"1\"");
        JsonNode after = read.json().path("result").path("after");
        assertThat(after.path("coveredWeight").asDouble()).isEqualTo(90);
        assertThat(read.json().path("stale").asBoolean()).isFalse();
        JsonNode listed = anyone().get(PATH).json().path("scenarios");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).has("result")).isFalse();
        assertThat(listed.get(0).path("summary").path("after")).isEqualTo(after);
        assertThat(admin().delete(path).status()).isEqualTo(204);
        assertProblem(anyone().get(path), 404, "scenario-not-found", "scenario");
        assertProblem(admin().delete(path), 404, "scenario-not-found", "scenario");
    }

    @Test
    void writingIsForAnalysts() {
        assertProblem(anyone().send("POST", PATH, body("x", EAST)), 401, "missing-key", "Authorization");
        HttpCaller analyst = withRole("analyst");
        Answer made = analyst.send("POST", PATH, body("x", EAST));
        assertThat(made.status()).isEqualTo(201);
        String path = made.header("Location").orElseThrow();
        assertThat(withRole("viewer").send("PUT", path, body("y", EAST)).status())
                .isEqualTo(403);
        assertThat(analyst.send("POST", path + "/evaluation", null).status()).isEqualTo(200);
        assertThat(analyst.delete(path).status()).isEqualTo(204);
    }

    private HttpCaller withRole(String role) {
        Answer key = admin().send("POST", "/api/keys", "{\"name\": \"t\", \"role\": \"" + role + "\"}");
        return anyone().withKey(key.json().path("key").asString());
    }

    @Test
    void anEditOfWhatSomebodyElseEditedIsRefused() {
        Answer made = create("一", EAST);
        String path = made.header("Location").orElseThrow();
        String tag = made.header("ETag").orElseThrow();
        Answer changed = admin().send("PUT", path, body("二", EAST), "If-Match", tag);
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.header("ETag")).hasValue("W/\"2\"");
        assertProblem(admin().send("PUT", path, body("三", EAST), "If-Match", tag), 412, "version-changed", "");
        assertProblem(admin().delete(path, "If-Match", tag), 412, "version-changed", "");
        assertThat(admin().send("PUT", path, body("三", WEST))
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(3);
        assertThat(admin().delete(path, "If-Match", "W/\"3\"").status()).isEqualTo(204);
    }

    @Test
    void aLayerThatMovesOnMakesItStaleUntilComputedAnew() {
        String path = saved("东", EAST);
        String before = anyone().get(path).header("ETag").orElseThrow();
        String home = """
                {"type": "Feature", "id": "h9", "properties": {"people": 7},
                 "geometry": {"type": "Point", "coordinates": [119.9472, 31.6966]}}""";
        Answer added = admin().send("POST", "/api/collections/town_home/items", home);
        assertThat(added.status()).as(added.toString()).isEqualTo(201);
        Answer stale = anyone().get(path, "If-None-Match", before);
        assertThat(stale.status()).isEqualTo(200);
        assertThat(stale.json().path("stale").asBoolean()).isTrue();
        JsonNode moved = stale.json().path("movedOn").get(0);
        assertThat(moved.path("collection").asString()).isEqualTo("town_home");
        assertThat(moved.path("present").asLong())
                .isEqualTo(moved.path("computed").asLong() + 1);
        // What was read while stale may be written: the scenario itself has not changed.
        Answer anew = admin().send(
                        "POST",
                        path + "/evaluation",
                        null,
                        "If-Match",
                        stale.header("ETag").orElseThrow());
        assertThat(anew.status()).as(anew.toString()).isEqualTo(200);
        assertThat(anew.json().path("stale").asBoolean()).isFalse();
        assertThat(anew.json().path("result").path("after").path("demandWeight").asDouble())
                .isEqualTo(112);
    }

    @Test
    void copies() {
        String path = saved("东", EAST);
        Answer copy = admin().send("POST", path + "/copies", "{\"name\": \"另存\"}");
        assertThat(copy.status()).isEqualTo(201);
        assertThat(copy.json().path("name").asString()).isEqualTo("另存");
        assertThat(copy.json().path("result"))
                .isEqualTo(anyone().get(path).json().path("result"));
        assertThat(admin().send("POST", path + "/copies", null)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("东 (2)");
        assertProblem(admin().send("POST", path + "/copies", "{\"title\": \"x\"}"), 400, "unknown-input", "title");
    }

    @Test
    void badInputIsToldWithWhatIsAllowed() {
        Answer name = admin().send("POST", PATH, body("长".repeat(101), EAST));
        assertProblem(name, 400, "invalid-name", "name");
        assertThat(name.json().path("allowed").asString()).contains("1 to 100");
        assertThat(name.json().path("value").asString()).startsWith("长长");
        assertProblem(admin().send("POST", PATH, "{\"name\": \"x\"}"), 400, "missing-input", "inputs");
        assertThat(admin().send("POST", PATH, "[").status()).isEqualTo(400);
        String path = saved("东", EAST);
        assertProblem(anyone().get(path + "?f=xls"), 400, "invalid-value", "f");
        assertProblem(anyone().get(path + "?f=csv&lang=fr"), 400, "invalid-value", "lang");
        assertProblem(anyone().get(path + "?f=csv&table=people"), 400, "invalid-value", "table");
        assertProblem(anyone().get(path + "?f=geojson&include=roads"), 400, "invalid-value", "include");
        assertProblem(anyone().get(path + "?format=csv"), 400, "unknown-parameter", "format");
        assertProblem(anyone().get(PATH + "/comparison?ids=a"), 400, "invalid-value", "ids");
        assertProblem(anyone().get(PATH + "/comparison?ids=a,b"), 404, "scenario-not-found", "scenario");
        assertProblem(anyone().get(PATH + "/comparison"), 400, "missing-parameter", "ids");
        String large = "{\"name\": \"x\", \"inputs\": {\"problem\": \"" + "x".repeat(4_100_000) + "\"}}";
        assertThat(admin().send("POST", PATH, large).code()).isEqualTo("scenario-too-large");
    }

    @Test
    void spreadsheetsOpenTheTables() {
        String path = saved("西", WEST);
        HttpResponse<byte[]> answer = anyone().getBytes(path + "?f=csv&table=sites&lang=en");
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFid,name,role,")
                .contains("\r\na,'=1+1,new,")
                .contains("\r\ne,旧,kept,");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name -> assertThat(name).contains(URLEncoder.encode("西-sites.csv", StandardCharsets.UTF_8)));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        for (String table : List.of("figures", "groups", "assignments", "excluded", "demands")) {
            List<String> lines = anyone().get(path + "?f=csv&lang=en&table=" + table)
                    .body()
                    .lines()
                    .toList();
            int columns = lines.get(0).split(",").length;
            assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
        }
        assertThat(anyone().get(path + "?f=csv&table=demands").body().lines()).hasSize(6);
    }

    @Test
    void theGeoJsonHasThePartsThatWereAskedFor() {
        String path = saved("东", EAST);
        JsonNode parts = anyone().get(path + "?f=geojson").json();
        assertThat(parts.path("features").findValuesAsString("part"))
                .containsExactly("group", "group", "group", "site", "site");
        JsonNode lines =
                anyone().get(path + "?f=geojson&include=assignments").json().path("features");
        assertThat(lines).hasSize(3);
        for (JsonNode line : lines) {
            assertThat(line.path("geometry").path("type").asString()).isEqualTo("LineString");
            assertThat(line.path("geometry").path("coordinates")).hasSize(2);
        }
        assertThat(lines.get(2).path("properties").path("metres").asDouble()).isBetween(49.999, 50.001);
        JsonNode area = parts.path("features").get(0);
        assertThat(area.path("geometry").path("type").asString()).isEqualTo("Polygon");
        assertThat(area.path("properties").path("coveredWeightAfter").asDouble())
                .isEqualTo(40);
    }

    @Test
    void theReportIsAPdfOfTwoPages() throws Exception {
        String path = saved("东/西: 方案?", EAST);
        HttpResponse<byte[]> answer = anyone().getBytes(path + "?f=pdf&lang=zh");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void plansSideBySide() {
        String ids = create("东", EAST).json().path("id").asString() + ","
                + create("西", WEST).json().path("id").asString();
        JsonNode comparison = anyone().get(PATH + "/comparison?ids=" + ids).json();
        assertThat(comparison.path("scenarios").findValuesAsString("name")).contains("东", "西");
        JsonNode change = comparison.path("changes").get(0);
        assertThat(change.path("total").path("coveredWeight").asDouble()).isEqualTo(-30);
        assertThat(change.path("gainedWeight").asDouble()).isEqualTo(10);
        assertThat(change.path("lostWeight").asDouble()).isEqualTo(-40);
        assertThat(change.path("betterWeight").asDouble()).isEqualTo(10);
        assertThat(change.path("worseWeight").asDouble()).isEqualTo(40);
        assertThat(comparison.path("scenarios").get(0).path("onlyHere").get(0).asString())
                .isEqualTo("c");
        assertThat(comparison.toString()).doesNotContain("NaN");
        String csv =
                anyone().get(PATH + "/comparison?ids=" + ids + "&f=csv&lang=en").body();
        assertThat(csv).startsWith("\uFEFFfigure,东,西\r\n").contains("\r\nweight served,90,60\r\n");
        assertThat(anyone().get(PATH + "/comparison?ids=" + ids + "&f=csv&table=groups")
                        .body())
                .contains(",西,10,");
    }
}
