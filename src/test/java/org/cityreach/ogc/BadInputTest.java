package org.cityreach.ogc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.cityreach.testing.HttpCaller.Answer;
import org.cityreach.testing.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Truth: the table of bad requests in {@link BadRequests}. Each is answered with a problem document that names
 * the fault, writes nothing, and leaves nothing above a warning in the log.
 */
class BadInputTest extends ServiceTest {

    private static final long HUGE_BYTES = 300L << 20;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Map<String, Long> versions = Map.of();

    @BeforeEach
    void layersAreThereAndTheLogIsWatched() {
        if (store.findLayer("bad_points").isEmpty()) {
            TestLayers.fill(store, TestLayers.layer("bad_points", "Point", "EPSG:4490"), TestLayers.points(20, 3));
            TestLayers.fill(store, TestLayers.layer("bad_areas", "Polygon", "EPSG:4490"), TestLayers.squares(3));
        }
        versions = store.versions();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void nothingWasWrittenAndNothingLoggedAsAFailure() {
        root().detachAppender(log);
        assertThat(store.versions()).isEqualTo(versions);
        List<String> failures = List.copyOf(log.list).stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
        assertThat(failures).isEmpty();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    static Stream<BadRequests.Case> table() {
        return BadRequests.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void isRefusedByName(BadRequests.Case request) {
        Answer answer = (request.keyed() ? admin() : anyone())
                .send(request.method(), request.path(), request.body(), request.headers());
        assertRefused(answer, request.status(), request.code(), request.parameter());
    }

    @Test
    void thereAreAtLeastSixtyOfThem() {
        assertThat(BadRequests.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(BadRequests.all().stream().map(BadRequests.Case::name)).doesNotHaveDuplicates();
    }

    private static void assertRefused(Answer answer, int status, String code, @Nullable String parameter) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asString()).as(answer.toString()).isEqualTo(code);
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        if (parameter != null) {
            assertThat(problem.path("parameter").asString(""))
                    .as(answer.toString())
                    .isEqualTo(parameter);
        }
    }

    @Test
    void aBodyOf300MegabytesIsRefusedByItsStatedLength() {
        Answer answer = admin().sendBytes(
                        "POST",
                        "/api/collections/bad_points/items",
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofInputStream(() -> blanks(HUGE_BYTES)), HUGE_BYTES),
                        "Content-Type",
                        "application/json");
        assertRefused(answer, 413, "body-too-large", null);
    }

    @Test
    void aBodyOf300MegabytesIsRefusedWhereItStatesNoLength() {
        Answer answer = admin().sendBytes(
                        "POST",
                        "/api/collections/bad_points/items",
                        BodyPublishers.ofInputStream(() -> blanks(HUGE_BYTES)),
                        "Content-Type",
                        "application/json");
        assertRefused(answer, 413, "body-too-large", null);
    }

    @Test
    void anUploadOf300MegabytesIsRefused() {
        Answer answer = admin().sendBytes(
                        "POST",
                        "/api/collections/bad_points/imports",
                        BodyPublishers.fromPublisher(
                                BodyPublishers.ofInputStream(() -> blanks(HUGE_BYTES)), HUGE_BYTES),
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertRefused(answer, 413, "body-too-large", null);
    }

    @Test
    void aFormThatIsCutOffIsRefused() {
        Answer answer = admin().send(
                        "POST",
                        "/api/collections/bad_points/imports",
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nid,x,y\r\n1,2",
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        assertRefused(answer, 400, "unreadable-form", null);
    }

    @Test
    void aFileThatIsCutOffIsRefusedAtOnceOrByItsJob() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ngeojson\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.geojson\"\r\n\r\n"
                + "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geome\r\n--x--\r\n";
        Answer answer = admin().send(
                        "POST",
                        "/api/collections/bad_points/imports",
                        form,
                        "Content-Type",
                        "multipart/form-data; boundary=x");
        if (answer.status() == 201) {
            String job = answer.header("Location").orElseThrow().replace(anyone().root(), "");
            JsonNode state = awaitOver(job);
            assertThat(state.path("failure").path("code").asString("")).isEqualTo("truncated-file");
        } else {
            assertRefused(answer, 400, "truncated-file", null);
        }
    }

    private JsonNode awaitOver(String job) {
        JsonNode state = anyone().get(job).json();
        for (int i = 0; i < 3000 && !state.has("finished"); i++) {
            LockSupport.parkNanos(10_000_000);
            state = anyone().get(job).json();
        }
        return state;
    }

    @Test
    void aFailureOfTheServersOwnSaysNothingOfItsInsides() {
        Answer answer = anyone().send("POST", "/api/processes/sum/execution", "{\"inputs\":{\"a\":13}}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal-error");
        assertThat(answer.body()).doesNotContain("thirteen", "Exception", "org.cityreach");
        String id = answer.json().path("requestId").asString();
        assertThat(log.list.stream()
                        .filter(event -> event.getLevel() == Level.ERROR)
                        .map(ILoggingEvent::getFormattedMessage))
                .singleElement()
                .asString()
                .contains(id);
        log.list.clear();
    }

    private static InputStream blanks(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(length, left);
                Arrays.fill(into, from, from + given, (byte) ' ');
                left -= given;
                return given;
            }
        };
    }
}
