package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Truth: sums in one's head; OGC API - Processes Part 1, core, job list and dismiss. */
class ProcessesTest extends ServiceTest {

    private static final String SUM = "/api/processes/sum/execution";
    private static final String ECHO = "/api/processes/echo/execution";
    private static final String PLACES = """
            {"type":"FeatureCollection","features":[\
            {"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[119.9,31.7]},"properties":{"cases":3}},\
            {"type":"Feature","id":"b","geometry":{"type":"Point","coordinates":[120.1,31.6]},"properties":{"cases":4}}\
            ]}""";
    private static final String TWO_AND_THREE = "{\"inputs\":{\"a\":2,\"b\":3}}";

    @Test
    void processesAreListedAndDescribed() {
        JsonNode list = anyone().get("/api/processes").json();
        assertThat(list.path("processes").findValuesAsString("id")).contains("sum", "endless");
        JsonNode sum = anyone().get("/api/processes/sum").json();
        assertThat(sum.path("inputs").path("a").path("schema").path("type").asString())
                .isEqualTo("number");
        assertThat(sum.path("outputs").path("sum").isObject()).isTrue();
        Answer none = anyone().get("/api/processes/none");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.json().path("type").asString()).endsWith("/no-such-process");
    }

    @Test
    void aCallerWhoWaitsIsAnsweredWithTheOutputs() {
        Answer answer = anyone().send("POST", SUM, TWO_AND_THREE);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("sum").asDouble()).isEqualTo(5);
        assertThat(answer.json().path("product").asDouble()).isEqualTo(6);
    }

    @Test
    void outputsAreChosenByNameAndOneMayComeBare() {
        Answer one = anyone().send("POST", SUM, "{\"inputs\":{\"a\":2,\"b\":3},\"outputs\":{\"product\":{}}}");
        assertThat(one.json().propertyNames()).containsExactly("product");
        Answer raw = anyone().send(
                        "POST",
                        SUM,
                        "{\"inputs\":{\"a\":2,\"b\":3},\"outputs\":{\"product\":{}},\"response\":\"raw\"}");
        assertThat(raw.body()).isEqualTo("6.0");
        assertThat(anyone().send("POST", SUM, "{\"inputs\":{},\"outputs\":{\"x\":{}}}")
                        .code())
                .isEqualTo("unknown-output");
    }

    @Test
    void whatIsSentToEchoComesBack() {
        String inputs = "{\"text\":\"公厕\",\"number\":2.5,\"numbers\":[1,2],\"object\":{\"a\":{\"b\":1}}}";
        Answer answer = anyone().send("POST", ECHO, "{\"inputs\":" + inputs + "}");
        assertThat(answer.json()).isEqualTo(JsonMapper.shared().readTree(inputs));
        assertThat(anyone().send("POST", ECHO, "{\"inputs\":{\"text\":1}}").code())
                .isEqualTo("invalid-value");
        assertThat(anyone().send("POST", ECHO, "{\"inputs\":{\"sound\":1}}").code())
                .isEqualTo("unknown-input");
        assertThat(anyone().send("POST", ECHO, "{\"inputs\":{\"pause\":61}}").code())
                .isEqualTo("invalid-value");
    }

    @Test
    void outputsComeByLinkToACallerWhoWaits() {
        Answer answer = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":{\"text\":\"a\",\"features\":" + PLACES
                                + "},\"outputs\":{\"text\":{},\"features\":{\"transmissionMode\":\"reference\"}}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("text").asString()).isEqualTo("a");
        JsonNode link = answer.json().path("features");
        assertThat(link.path("type").asString()).isEqualTo("application/geo+json");
        Answer value = anyone().get(link.path("href").asString().replace(anyone().root(), ""));
        assertThat(value.header("Content-Type").orElse("")).startsWith("application/geo+json");
        assertThat(value.json()).isEqualTo(JsonMapper.shared().readTree(PLACES));
    }

    @Test
    void oneRawOutputByLinkIsToldInTheHeader() {
        Answer answer = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":{\"text\":\"a\"},\"response\":\"raw\","
                                + "\"outputs\":{\"text\":{\"transmissionMode\":\"reference\"}}}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        String link = answer.header("Link").orElseThrow();
        assertThat(anyone().get(link.replaceAll(".*(/api/[^>]*)>.*", "$1")).body())
                .isEqualTo("\"a\"");
        assertThat(anyone().send("POST", ECHO, "{\"inputs\":{},\"outputs\":{\"text\":{\"transmissionMode\":\"post\"}}}")
                        .code())
                .isEqualTo("invalid-value");
    }

    @Test
    void anInputThatLooksLikeALinkStaysAValue() {
        String inputs = "{\"text\":\"a\",\"object\":{\"href\":\"https://host/api/jobs/x/results/object\"}}";
        Answer raw = anyone().send(
                        "POST", ECHO, "{\"inputs\":" + inputs + ",\"response\":\"raw\",\"outputs\":{\"object\":{}}}");
        assertThat(raw.status()).as(raw.toString()).isEqualTo(200);
        assertThat(raw.json().path("href").asString()).endsWith("/results/object");
        Answer made = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":" + inputs
                                + ",\"outputs\":{\"object\":{},\"text\":{\"transmissionMode\":\"reference\"}}}",
                        "Prefer",
                        "respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        awaitJob(job, state -> state.path("status").asString().equals("successful"));
        assertThat(anyone().get(job + "/results/object").json()).isEqualTo(raw.json());
        assertThat(anyone().get(job + "/results/text").body()).isEqualTo("\"a\"");
        assertThat(anyone().get(job + "/results/number").status()).isEqualTo(404);
    }

    private Answer resultsOf(String outputs) {
        Answer made = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":{\"text\":\"公厕\",\"number\":2.5},\"response\":\"raw\",\"outputs\":" + outputs
                                + "}",
                        "Prefer",
                        "respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        awaitJob(job, state -> state.path("status").asString().equals("successful"));
        return anyone().get(job + "/results");
    }

    @Test
    void rawOutputsOfAJobComeAsThoseOfACallerWhoWaits() {
        Answer mixed = resultsOf("{\"text\":{},\"number\":{\"transmissionMode\":\"reference\"}}");
        assertThat(mixed.header("Content-Type").orElse("")).startsWith("multipart/related");
        String[] parts = mixed.body().split("--cityreach-output");
        assertThat(parts[1]).contains("Content-ID: <text>").endsWith("\r\n\r\n\"公厕\"\r\n");
        assertThat(parts[2]).contains("Content-ID: <number>", "Content-Location: " + anyone().root() + "/api/jobs/");
        Answer values = resultsOf("{\"text\":{},\"number\":{}}");
        assertThat(values.body().split("--cityreach-output")[2]).endsWith("\r\n\r\n2.5\r\n");
        Answer links = resultsOf(
                "{\"text\":{\"transmissionMode\":\"reference\"},\"number\":{\"transmissionMode\":\"reference\"}}");
        assertThat(links.status()).isEqualTo(204);
        assertThat(links.header("Link").orElseThrow()).contains("/results/text>");
        Answer link = resultsOf("{\"number\":{\"transmissionMode\":\"reference\"}}");
        assertThat(link.status()).isEqualTo(204);
        assertThat(anyone().get(link.header("Link").orElseThrow().replaceAll(".*(/api/[^>]*)>.*", "$1"))
                        .body())
                .isEqualTo("2.5");
        Answer one = resultsOf("{\"text\":{}}");
        assertThat(one.status()).isEqualTo(200);
        assertThat(one.body()).isEqualTo("\"公厕\"");
    }

    @Test
    void aRawOutputThatTheInputsDoNotLeadToIsRefused() {
        for (String mode : new String[] {"value", "reference"}) {
            Answer answer = anyone().send(
                            "POST",
                            ECHO,
                            "{\"inputs\":{\"text\":\"a\"},\"response\":\"raw\",\"outputs\":{\"number\":"
                                    + "{\"transmissionMode\":\"" + mode + "\"}}}");
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("output-not-made");
        }
    }

    @Test
    void severalRawOutputsArePartsOfOneBody() {
        Answer answer = anyone().send(
                        "POST",
                        ECHO,
                        "{\"inputs\":{\"text\":\"公厕\",\"number\":2.5},\"response\":\"raw\","
                                + "\"outputs\":{\"text\":{},\"number\":{\"transmissionMode\":\"reference\"}}}");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("multipart/related");
        String[] parts = answer.body().split("--cityreach-output");
        assertThat(parts).hasSize(4);
        assertThat(parts[1]).contains("Content-ID: <text>").endsWith("\r\n\r\n\"公厕\"\r\n");
        assertThat(parts[2]).contains("Content-ID: <number>", "Content-Location: " + anyone().root() + "/api/jobs/");
        assertThat(parts[3]).isEqualTo("--\r\n");
    }

    @Test
    void featuresOfAResultAreACollection() {
        Answer made =
                anyone().send("POST", ECHO, "{\"inputs\":{\"features\":" + PLACES + "}}", "Prefer", "respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        awaitJob(job, state -> state.path("status").asString().equals("successful"));
        String link = anyone().get(job + "/results").header("Link").orElseThrow();
        String collection = link.replaceAll(".*(/api/collections/[^>]*)>.*", "$1");
        JsonNode described = anyone().get(collection).json();
        assertThat(described.path("count").asInt()).isEqualTo(2);
        assertThat(described.at("/extent/spatial/bbox/0/0").asDouble()).isEqualTo(119.8999);
        JsonNode some =
                anyone().get(collection + "/items?filter=cases%20%3E%203").json();
        assertThat(some.path("numberMatched").asInt()).isEqualTo(1);
        assertThat(some.at("/features/0/id").asString()).isEqualTo("b");
        assertThat(anyone().get(collection + "/items?bbox=119,31,120,32")
                        .json()
                        .path("numberMatched")
                        .asInt())
                .isEqualTo(1);
        assertThat(anyone().get(collection + "/items/b")
                        .json()
                        .at("/properties/cases")
                        .asInt())
                .isEqualTo(4);
        assertThat(admin().send("PUT", collection, "{\"title\":\"x\",\"geometryType\":\"Point\",\"properties\":{}}")
                        .code())
                .isEqualTo("invalid-collection-id");
        String id = collection.substring("/api/collections/".length());
        JsonNode next = anyone().send("POST", "/api/processes/coverage/execution", """
                        {"inputs": {"facilities": {"collection": "%s", "filter": "cases = 3"},
                                    "demand": {"collection": "%s"}, "radiusMetres": 500}}""".formatted(id, id))
                .json();
        assertThat(next.at("/summary/demand").asInt()).isEqualTo(2);
        assertThat(next.at("/summary/coveredDemand").asInt()).isEqualTo(1);
        assertThat(anyone().get("/api/collections/result-x-features").status()).isEqualTo(404);
        anyone().delete(job);
        assertThat(anyone().get(collection).status()).isEqualTo(404);
    }

    @Test
    void aJobIsMadeWatchedAndReadAndForgotten() {
        Answer made = anyone().send("POST", SUM, TWO_AND_THREE, "Prefer", "respond-async, wait=5");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        assertThat(made.header("Preference-Applied")).hasValue("respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        JsonNode over = awaitJob(job, state -> state.path("status").asString().equals("successful"));
        assertThat(over.path("progress").asInt()).isEqualTo(100);
        assertThat(over.path("processID").asString()).isEqualTo("sum");
        assertThat(anyone().get(job + "/results").json().path("sum").asDouble()).isEqualTo(5);
        assertThat(anyone().get("/api/jobs?processID=sum&status=successful")
                        .json()
                        .path("jobs")
                        .findValuesAsString("jobID"))
                .contains(over.path("jobID").asString());
        assertThat(anyone().delete(job).json().path("status").asString()).isEqualTo("dismissed");
        Answer gone = anyone().get(job);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.json().path("type").asString()).endsWith("/no-such-job");
    }

    @Test
    void aRunningJobShowsItsProgressAndCanBeStopped() {
        Answer made =
                anyone().send("POST", "/api/processes/endless/execution", "{\"inputs\":{}}", "Prefer", "respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        JsonNode running = awaitJob(job, state -> state.path("progress").asInt() == 25);
        assertThat(running.path("stage").asString()).isEqualTo("waiting");
        Answer early = anyone().get(job + "/results");
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.json().path("type").asString()).endsWith("/result-not-ready");
        anyone().delete(job);
        awaitJob(job, state -> state.path("status").asString().equals("dismissed"));
    }

    @Test
    void aJobThatFailsSaysWhy() {
        Answer made = anyone().send("POST", SUM, "{\"inputs\":{\"a\":\"two\"}}", "Prefer", "respond-async");
        String job = made.header("Location").orElseThrow().replace(anyone().root(), "");
        JsonNode failed = awaitJob(job, state -> state.path("status").asString().equals("failed"));
        assertThat(failed.path("failure").path("parameter").asString()).isEqualTo("a");
        assertThat(anyone().get(job + "/results").status()).isBetween(400, 499);
    }

    private JsonNode awaitJob(String path, Predicate<JsonNode> condition) {
        JsonNode state = anyone().get(path).json();
        for (int i = 0; i < 3000 && !condition.test(state); i++) {
            LockSupport.parkNanos(10_000_000);
            state = anyone().get(path).json();
        }
        assertThat(condition.test(state)).as(state.toString()).isTrue();
        return state;
    }
}
