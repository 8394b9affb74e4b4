package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Truth: sums in one's head; OGC API - Processes Part 1, core, job list and dismiss. */
class ProcessesTest extends ServiceTest {

    private static final String SUM = "/api/processes/sum/execution";
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
