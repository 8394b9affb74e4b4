package org.cityreach.publish.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.publish.standin.OpenedTables;
import org.cityreach.publish.standin.StandInGeoServer;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.PostgisExtension;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Truth: PostGIS itself. The service keeps its layers there, the map server reads the very tables that the publication
 * names with the login that it is given, and both are asked whether they say the same. Servers and logins are
 * configured; neither secret is anywhere afterwards.
 */
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class PublishFromPostgisTest extends ServiceTest {

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    private static final StandInGeoServer SERVER = new StandInGeoServer(new OpenedTables());
    private static final String EXECUTION = "/api/processes/publish/execution";
    private static final String READER = "publish_reader";
    private static final String READER_PASSWORD = "reader-sesame-5";

    @DynamicPropertySource
    static void postgis(DynamicPropertyRegistry registry) {
        registry.add("cityreach.store.url", POSTGIS::url);
        registry.add(
                "cityreach.publish.allowed-hosts",
                () -> "localhost:" + SERVER.url().getPort());
        registry.add("cityreach.publish.database.user", () -> READER);
        registry.add("cityreach.publish.database.password", () -> READER_PASSWORD);
        registry.add("cityreach.publish.targets.bureau.url", () -> SERVER.url().toString());
        registry.add("cityreach.publish.targets.bureau.username", () -> StandInGeoServer.USER);
        registry.add("cityreach.publish.targets.bureau.password", () -> StandInGeoServer.PASSWORD);
        registry.add("cityreach.publish.targets.elsewhere.url", () -> "http://maps.example.org/geoserver");
    }

    @BeforeAll
    static void makeReader() throws SQLException {
        run("DROP ROLE IF EXISTS " + READER, "CREATE ROLE " + READER + " LOGIN PASSWORD '" + READER_PASSWORD + "'");
    }

    @AfterAll
    static void close() throws SQLException {
        SERVER.close();
        run("DROP OWNED BY " + READER, "DROP ROLE " + READER);
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = POSTGIS.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @BeforeEach
    void clear() throws SQLException {
        SERVER.reset();
        for (String id : List.of("kiosk", "ward")) {
            if (store.findLayer(id).isPresent()) {
                store.deleteLayer(id);
            }
        }
        putLayer("kiosk", "Point", "EPSG:4490");
        putLayer("ward", "Polygon", "EPSG:4549");
        put("kiosk", "a", "{\"type\": \"Point\", \"coordinates\": [120.001, 31.501]}");
        put("kiosk", "b", "{\"type\": \"Point\", \"coordinates\": [120.009, 31.509]}");
        put("ward", "w", """
                {"type": "Polygon", "coordinates": [[[120, 31.5], [120.01, 31.5], [120.01, 31.51], [120, 31.5]]]}""");
        run(
                "GRANT USAGE ON SCHEMA cityreach TO " + READER,
                "GRANT SELECT ON ALL TABLES IN SCHEMA cityreach TO " + READER);
    }

    private void putLayer(String id, String type, String crs) {
        Answer made = admin().send("PUT", "/api/collections/" + id, """
                        {"title": {"zh": "库中图层", "en": "From the database"}, "geometryType": "%s", "crs": "%s",
                         "properties": {"name": {"type": "string"}}}""".formatted(type, crs));
        assertThat(made.status()).as(made.toString()).isLessThan(300);
    }

    private void put(String layer, String id, String geometry) {
        Answer put = admin().send(
                        "PUT",
                        "/api/collections/" + layer + "/items/" + id,
                        "{\"type\": \"Feature\", \"geometry\": " + geometry + ", \"properties\": {\"name\": \"" + id
                                + "\"}}",
                        "Content-Type",
                        "application/geo+json");
        assertThat(put.status()).as(put.toString()).isLessThan(300);
    }

    private Answer send(String target, String more) {
        return admin().send("POST", EXECUTION, """
                        {"inputs": {"target": %s, "collections": ["kiosk", "ward"] %s}}""".formatted(target, more));
    }

    private JsonNode publish() {
        Answer answer = send("{\"credentials\": \"bureau\", \"workspace\": \"base\"}", "");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void theMapServerReadsTheVeryTablesWithTheirSystemAndBounds() throws SQLException {
        JsonNode done = publish();
        assertThat(done.path("verified").asInt()).isEqualTo(done.path("plan").size());
        assertThat(SERVER.writes()).noneMatch(call -> call.contains("file."));
        for (String layer : List.of("kiosk", "ward")) {
            check(layer);
        }
        SERVER.forgetCalls();
        assertThat(publish().path("done").isEmpty()).isTrue();
        assertThat(SERVER.writes()).isEmpty();
        put("kiosk", "c", "{\"type\": \"Point\", \"coordinates\": [120.5, 31.7]}");
        SERVER.cacheTiles("base:kiosk", 9);
        SERVER.cacheTiles("base:ward", 8);
        assertThat(publish().path("done").size()).isEqualTo(2);
        check("kiosk");
        assertThat(SERVER.cachedTiles("base:kiosk")).isZero();
        assertThat(SERVER.cachedTiles("base:ward")).isEqualTo(8);
    }

    /** What the map server says of a layer, asked of the database under the names that it uses. */
    private static void check(String layer) throws SQLException {
        JsonNode type = SERVER.featureType("base:" + layer);
        String table = type.path("nativeName").asString();
        String srid = single("SELECT srid FROM geometry_columns WHERE f_table_schema = 'cityreach' AND f_table_name = '"
                + table + "'");
        assertThat(type.path("srs").asString()).isEqualTo("EPSG:" + srid);
        String column = single("SELECT f_geometry_column FROM geometry_columns WHERE f_table_name = '" + table + "'");
        JsonNode box = type.path("nativeBoundingBox");
        List<String> sides = List.of("minx ST_XMin", "miny ST_YMin", "maxx ST_XMax", "maxy ST_YMax");
        for (String side : sides) {
            String sql =
                    "SELECT " + side.substring(5) + "(ST_Extent(\"" + column + "\")) FROM cityreach.\"" + table + "\"";
            assertThat(box.path(side.substring(0, 4)).asDouble())
                    .as(layer + " " + side)
                    .isCloseTo(Double.parseDouble(single(sql)), within(1e-9));
        }
    }

    private static String single(String sql) throws SQLException {
        try (Connection connection = POSTGIS.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            assertThat(values).as(sql).hasSize(1);
            return String.valueOf(values.get(0));
        }
    }

    @Test
    void tablesThatTheLoginMayNotReadAreNamed() throws SQLException {
        run("REVOKE SELECT ON ALL TABLES IN SCHEMA cityreach FROM " + READER);
        Answer answer = send("{\"credentials\": \"bureau\", \"workspace\": \"base\"}", "");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.code()).isEqualTo("tables-not-seen");
        assertThat(answer.body()).contains("kiosk", "ward").doesNotContain(READER_PASSWORD);
    }

    @Test
    void onlyListedHostsAreAskedAndConfiguredLoginsGoNowhereElse() {
        String url = SERVER.url().toString();
        refused("{\"url\": \"http://127.0.0.1:1/geoserver\", \"workspace\": \"base\"}", "host-not-allowed");
        refused("{\"credentials\": \"elsewhere\", \"workspace\": \"base\"}", "host-not-allowed");
        refused("{\"credentials\": \"nobody\", \"workspace\": \"base\"}", "unknown-credentials");
        refused("{\"credentials\": \"bureau\", \"username\": \"u\", \"workspace\": \"base\"}", "two-logins");
        refused(
                "{\"credentials\": \"bureau\", \"url\": \"" + url + "/other\", \"workspace\": \"base\"}",
                "other-target");
        assertThat(SERVER.calls()).isEmpty();
        Answer given = send(
                "{\"credentials\": \"bureau\", \"url\": \"" + url + "/\", \"workspace\": \"base\"}",
                ", \"dryRun\": true");
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        assertThat(anyone().get("/api/publications").json().path("credentials").toString())
                .isEqualTo("[\"bureau\",\"elsewhere\"]");
    }

    private void refused(String target, String code) {
        Answer answer = send(target, "");
        assertThat(answer.status()).as(target).isEqualTo(400);
        assertThat(answer.code()).as(target).isEqualTo(code);
    }

    @Test
    void noSecretIsInJobsAnswersPublicationsLogsOrTheDatabase(CapturedOutput logs) throws SQLException {
        String own = "{\"url\": \"%s\", \"workspace\": \"base\", \"username\": \"%s\", \"password\": \"%s\"}"
                .formatted(SERVER.url(), StandInGeoServer.USER, StandInGeoServer.PASSWORD);
        StringBuilder seen = new StringBuilder(publish().toString());
        seen.append(send(own, "").body());
        seen.append(send(own.replace(StandInGeoServer.PASSWORD, "typing-sesame-9"), "")
                .body());
        SERVER.failAt(20, StandInGeoServer.Sort.ERROR_BEFORE);
        seen.append(send(own, ", \"withdraw\": true, \"styles\": [\"area\"]").body());
        SERVER.failNever();
        Answer job = admin().send(
                        "POST",
                        EXECUTION,
                        "{\"inputs\": {\"target\": " + own + ", \"collections\": [\"nowhere\"]}}",
                        "Prefer",
                        "respond-async");
        String path = "/api/jobs/" + job.json().path("jobID").asString();
        while (List.of("accepted", "running")
                .contains(admin().get(path).json().path("status").asString())) {
            Thread.onSpinWait();
        }
        for (String address :
                List.of("/api/jobs", path, path + "/results", "/api/publications", "/api/processes/publish")) {
            seen.append(admin().get(address).body());
        }
        String database = single("SELECT schema_to_xml('cityreach', true, false, '')");
        assertThat(seen + logs.getAll() + database)
                .contains("publish")
                .doesNotContain(StandInGeoServer.PASSWORD, READER_PASSWORD, "typing-sesame-9", "sesame");
    }
}
