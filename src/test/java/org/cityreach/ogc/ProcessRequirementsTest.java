package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the words of OGC 18-062r2 (Processes Part 1), for what no other class shows; which requirement is shown where stands in
 * {@code conformance/requirements.txt}.
 */
class ProcessRequirementsTest extends ServiceTest {

    private static final String EXCEPTIONS = "http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/";
    private static final String ECHO = "/api/processes/echo/execution";

    private JsonNode json(String path) {
        Answer answer = anyone().get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
        return answer.json();
    }

    @Test
    void everyProcessIsListedShortAndDescribedWhole() {
        List<String> ids = new ArrayList<>();
        for (JsonNode summary : json("/api/processes").path("processes")) {
            String id = summary.path("id").asString();
            ids.add(id);
            JsonNode whole = json("/api/processes/" + id);
            for (String member : List.of("id", "title", "version", "jobControlOptions", "outputTransmission")) {
                assertThat(whole.path(member)).as(id + " " + member).isEqualTo(summary.path(member));
            }
            assertThat(whole.path("version").asString()).isNotBlank();
            assertThat(summary.path("links").findValuesAsString("rel")).contains("self");
            assertThat(whole.path("outputs").size()).as(id).isPositive();
            for (String part : List.of("inputs", "outputs")) {
                whole.path(part)
                        .properties()
                        .forEach(one -> assertThat(one.getValue().path("schema").isObject())
                                .as(id + " " + one.getKey())
                                .isTrue());
            }
            whole.path("inputs")
                    .forEach(input ->
                            assertThat(input.path("minOccurs").asInt(1)).isBetween(0, 1));
        }
        assertThat(ids).doesNotHaveDuplicates().contains("echo", "coverage", "siting", "density", "hotspot", "ranking");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/processes", "/api/jobs"})
    void listsAreAsLongAsAskedAndNoLongerThanTheDefinitionSays(String path) {
        for (int i = 0; i < 2; i++) {
            anyone().send("POST", ECHO, "{\"inputs\":{\"text\":\"a\"}}", "Prefer", "respond-async");
        }
        String member = path.endsWith("jobs") ? "jobs" : "processes";
        assertThat(json(path + "?limit=1").path(member).size()).isEqualTo(1);
        assertThat(json(path + "?limit=1").path("links").findValuesAsString("rel"))
                .containsExactly("self");
        assertThat(anyone().get(path + "?limit=0").status()).isEqualTo(400);
        JsonNode definition = json("/api/openapi?f=json")
                .at("/paths/~1" + member + "/get/parameters/" + (member.equals("jobs") ? 6 : 0));
        assertThat(definition.path("name").asString()).isEqualTo("limit");
        assertThat(definition.at("/schema/type").asString()).isEqualTo("integer");
        assertThat(definition.at("/schema/minimum").asInt()).isEqualTo(1);
        assertThat(definition.at("/schema/maximum").asInt()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/processes/none, no-such-process",
        "POST, /api/processes/none/execution, no-such-process",
        "GET, /api/jobs/none, no-such-job",
        "GET, /api/jobs/none/results, no-such-job",
        "GET, /api/jobs/none/results/text, no-such-job",
        "DELETE, /api/jobs/none, no-such-job"
    })
    void whatIsNotThereIsToldByTheTypeThatTheStandardHas(String method, String path, String type) {
        Answer answer = admin().send(method, path, method.equals("POST") ? "{}" : null);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo(EXCEPTIONS + type);
    }

    @Test
    void jobsAreDefinedAndToldAsTheStandardWrites() {
        Answer made = anyone().send("POST", ECHO, "{\"inputs\":{\"text\":\"a\"}}", "Prefer", "respond-async");
        assertThat(made.status()).isEqualTo(201);
        JsonNode job = json("/api/jobs/" + made.json().path("jobID").asString());
        assertThat(made.header("Location").orElse(""))
                .endsWith("/api/jobs/" + job.path("jobID").asString());
        assertThat(job.path("type").asString()).isEqualTo("process");
        assertThat(job.path("processID").asString()).isEqualTo("echo");
        assertThat(job.path("status").asString()).isIn("accepted", "running", "successful");
        for (JsonNode one : json("/api/jobs?type=process&processID=echo&datetime=2020-01-01T00:00:00Z/..")
                .path("jobs")) {
            assertThat(one.path("processID").asString()).isEqualTo("echo");
            assertThat(one.path("created").asString()).isNotBlank();
        }
        List<String> names =
                json("/api/openapi?f=json").at("/paths/~1jobs/get/parameters").findValuesAsString("name");
        assertThat(names).contains("type", "processID", "status", "datetime", "minDuration", "maxDuration", "limit");
        assertThat(json("/api/jobs?minDuration=86400").path("jobs").size()).isZero();
        assertThat(json("/api/jobs?datetime=../2020-01-01T00:00:00Z")
                        .path("jobs")
                        .size())
                .isZero();
        assertThat(anyone().get("/api/jobs?status=done")
                        .json()
                        .path("parameter")
                        .asString())
                .isEqualTo("status");
    }

    @Test
    void aJobMadeForACallerWhoWaitsIsNamedInTheHeader() {
        Answer answer = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":{\"text\":\"a\"},\"outputs\":{\"text\":{\"transmissionMode\":\"reference\"}}}");
        String monitor = String.join(" ", answer.response().headers().allValues("Link"));
        assertThat(monitor).contains("rel=\"monitor\"");
        assertThat(json(monitor.replaceAll(".*(/api/jobs/[^>/]*)>; rel=\"monitor\".*", "$1"))
                        .path("status")
                        .asString())
                .isEqualTo("successful");
    }

    @Test
    void aJobIsReadOutputByOutput() {
        Answer made = anyone().send(
                        "POST", ECHO, "{\"inputs\":{\"text\":\"a\",\"numbers\":[1,2]}}", "Prefer", "respond-async");
        String job = "/api/jobs/" + made.json().path("jobID").asString();
        for (int i = 0; i < 1000 && !json(job).path("status").asString().equals("successful"); i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(json(job).path("links").findValuesAsString("rel"))
                .contains("http://www.opengis.net/def/rel/ogc/1.0/results");
        assertThat(json(job + "/results").propertyNames()).containsExactlyInAnyOrder("text", "numbers");
        assertThat(anyone().get(job + "/results/numbers").body()).isEqualTo("[1,2]");
        Answer dismissed = anyone().delete(job);
        assertThat(dismissed.status()).isEqualTo(200);
        assertThat(dismissed.json().path("status").asString()).isEqualTo("dismissed");
    }

    @Test
    void aBoxIsAnInputAsTheStandardWritesIt() {
        String box = "{\"bbox\":[119.9,31.6,120.0,31.7],\"crs\":\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\"}";
        Answer answer = anyone().send("POST", ECHO, "{\"inputs\":{\"bbox\":" + box + "}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().at("/bbox/bbox/2").asDouble()).isEqualTo(120.0);
        assertThat(anyone().send("POST", ECHO, "{\"inputs\":{\"bbox\":{\"crs\":\"x\"}}}")
                        .status())
                .isEqualTo(400);
    }
}
