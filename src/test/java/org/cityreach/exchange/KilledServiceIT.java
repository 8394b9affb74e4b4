package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.cityreach.testing.HttpCaller;
import org.cityreach.testing.PostgisExtension;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Truth: an invariant, on the built jar and over HTTP. The service is killed with signal 9 in the middle of an
 * import; after its restart the import is there whole or not at all, what was acknowledged is there, and
 * the job says how it ended. Seed {@value SEED}.
 */
class KilledServiceIT {

    /** Kills that must fall inside an import, as the job says after the restart. */
    private static final int KILLS_INSIDE = 2;

    private static final int MOST_ROUNDS = 8;
    private static final long SEED = 20_260_202;
    private static final long LONGEST_START_SECONDS = 180;
    private static final String KEY = "killed-service-admin-key-0123";
    private static final String ITEMS = "/api/collections/crash_test/items";

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    @Test
    void importsIntoAGeoPackageAreWholeOrNotThere(@TempDir Path folder) throws IOException, InterruptedException {
        survive(folder, "--cityreach.store.path=" + folder.resolve("city.gpkg"));
    }

    @Test
    void importsIntoPostgisAreWholeOrNotThere(@TempDir Path folder) throws IOException, InterruptedException {
        survive(folder, "--cityreach.store.url=" + POSTGIS.url());
    }

    private static void survive(Path folder, String store) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        List<String> jobs = new ArrayList<>();
        int interrupted = 0;
        for (int round = 0; interrupted < KILLS_INSIDE; round++) {
            assertThat(round)
                    .as("rounds until %d kills fell inside an import", KILLS_INSIDE)
                    .isLessThanOrEqualTo(MOST_ROUNDS);
            int port = freePort();
            Process process = start(folder, store, port);
            try {
                HttpCaller caller = HttpCaller.anonymous(port).withKey(KEY);
                awaitReady(process, caller, folder);
                if (round == 0) {
                    makeLayer(caller);
                }
                interrupted = check(caller, round, jobs);
                if (interrupted < KILLS_INSIDE) {
                    writeOne(caller, round);
                    jobs.add(beginImport(caller, round));
                    TimeUnit.MILLISECONDS.sleep(random.nextLong(600));
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static Process start(Path folder, String store, int port) throws IOException {
        Path jar = Path.of(System.getProperty("cityreach.jar", "target/cityreach.jar"));
        Assumptions.assumeTrue(Files.isRegularFile(jar), "skipped: " + jar + " is not built");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx600m",
                        "-jar",
                        jar.toAbsolutePath().toString(),
                        "--server.port=" + port,
                        "--cityreach.security.admin-key=" + KEY,
                        store)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process process, HttpCaller caller, Path folder)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            if (isReady(caller)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException(
                "the service did not become ready:\n" + Files.readString(folder.resolve("service.log")));
    }

    private static boolean isReady(HttpCaller caller) {
        try {
            return caller.get("/actuator/health/readiness").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void makeLayer(HttpCaller caller) {
        HttpCaller.Answer made = caller.send(
                "PUT",
                "/api/collections/crash_test",
                "{\"title\":{\"zh\":\"试\",\"en\":\"Test\"},\"geometryType\":\"Point\",\"properties\":{\"round\":{\"type\":\"integer\"}}}");
        assertThat(made.status()).as(made.toString()).isBetween(200, 201);
    }

    private static void writeOne(HttpCaller caller, int round) {
        HttpCaller.Answer written = caller.send(
                "POST",
                ITEMS,
                "{\"type\":\"Feature\",\"id\":\"single-" + round
                        + "\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[119.9,31.7]},\"properties\":{\"round\":null}}",
                "Content-Type",
                "application/geo+json");
        assertThat(written.status()).as(written.toString()).isEqualTo(201);
    }

    private static String beginImport(HttpCaller caller, int round) {
        String boundary = "between-the-parts";
        String csv = CrashingImporter.csv(round)
                .replace(",119.9", "," + round + ",119.9")
                .replace("id,", "id,round,");
        StringBuilder form = new StringBuilder();
        for (String field : List.of("format=csv", "crs=EPSG:4490")) {
            String[] parts = field.split("=", 2);
            form.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(boundary, parts[0], parts[1]));
        }
        form.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n"
                .formatted(boundary));
        form.append(csv).append("\r\n--").append(boundary).append("--\r\n");
        HttpCaller.Answer begun = caller.sendBytes(
                "POST",
                "/api/collections/crash_test/imports",
                BodyPublishers.ofString(form.toString()),
                "Content-Type",
                "multipart/form-data; boundary=" + boundary);
        assertThat(begun.status()).as(begun.toString()).isEqualTo(201);
        assertThat(begun.header("Location")).isPresent();
        return begun.json().get("jobID").asString();
    }

    /** Checks what the rounds before left behind; the number of imports that a kill interrupted. */
    private static int check(HttpCaller caller, int rounds, List<String> jobs) {
        int interrupted = 0;
        for (int round = 0; round < rounds; round++) {
            String when = "seed " + SEED + ", round " + round;
            assertThat(caller.get(ITEMS + "/single-" + round).status()).as(when).isEqualTo(200);
            long rows = caller.get(ITEMS + "?limit=1&round=" + round)
                    .json()
                    .get("numberMatched")
                    .asLong();
            assertThat(rows).as(when).isIn(0L, (long) CrashingImporter.ROWS);
            JsonNode job = caller.get("/api/jobs/" + jobs.get(round)).json();
            String status = job.get("status").asString();
            assertThat(status).as(when).isIn("successful", "failed");
            if (status.equals("successful")) {
                assertThat(rows).as(when).isEqualTo(CrashingImporter.ROWS);
            } else {
                assertThat(job.get("failure").get("code").asString()).as(when).isEqualTo("interrupted");
                interrupted++;
            }
        }
        return interrupted;
    }
}
