package org.cityreach.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.testing.PostgisExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Truth: an invariant. A process that imports is killed with signal 9 at random moments; whatever is opened
 * afterwards holds each import whole or not at all, and everything that was acknowledged. Seed {@value SEED}.
 */
class ImportCrashIT {

    /** Kills that must fall between the begin of an import and its acknowledgement. */
    private static final int KILLS_INSIDE = 20;

    private static final int MOST_ROUNDS = 4 * KILLS_INSIDE;
    private static final long SEED = 20_260_201;
    private static final long LONGEST_IMPORT_MILLISECONDS = 700;

    @RegisterExtension
    static final PostgisExtension POSTGIS = new PostgisExtension();

    @Test
    void killedImportsIntoAGeoPackageAreWholeOrNotThere(@TempDir Path folder) throws IOException, InterruptedException {
        survive(folder.resolve("crash.gpkg").toString(), folder);
    }

    @Test
    void killedImportsIntoPostgisAreWholeOrNotThere(@TempDir Path folder) throws IOException, InterruptedException {
        survive(POSTGIS.url(), folder);
    }

    /** What processes have said before they were killed. */
    private record Promised(Set<Integer> written, Set<Integer> imported) {}

    private static void survive(String place, Path folder) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Promised promised = new Promised(new TreeSet<>(), new TreeSet<>());
        int interrupted = 0;
        int batch = 0;
        for (int round = 0; round < MOST_ROUNDS && interrupted < KILLS_INSIDE; round++) {
            int before = promised.imported().size();
            int first = batch;
            batch = killOne(place, folder, batch, random.nextLong(LONGEST_IMPORT_MILLISECONDS), promised);
            if (batch - first > promised.imported().size() - before) {
                interrupted++;
            }
            check(place, promised, "seed " + SEED + ", round " + round + ", " + place);
        }
        assertThat(interrupted).as("rounds killed inside an import").isEqualTo(KILLS_INSIDE);
    }

    /** Starts a process, lets it work, kills it; the number of the next batch. */
    private static int killOne(String place, Path folder, int first, long milliseconds, Promised promised)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashingImporter.class.getName(),
                        place)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int batch = first;
        try (Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            awaitLine(out, "ready");
            in.write(batch + "\n");
            in.flush();
            awaitLine(out, "wrote " + batch);
            promised.written().add(batch);
            batch++;
            TimeUnit.MILLISECONDS.sleep(milliseconds);
            process.destroyForcibly().waitFor();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("crash-test imported ")) {
                    promised.imported().add(first);
                }
            }
        } catch (IOException brokenPipe) {
            // The input of a killed process cannot be closed in order.
            assertThat(process.isAlive()).isFalse();
        } finally {
            process.destroyForcibly();
        }
        return batch;
    }

    private static void awaitLine(BufferedReader out, String wanted) throws IOException {
        String line = Objects.requireNonNull(out.readLine(), "the process ended before it said " + wanted);
        while (!line.equals("crash-test " + wanted)) {
            line = Objects.requireNonNull(out.readLine(), "the process ended before it said " + wanted);
        }
    }

    private static void check(String place, Promised promised, String when) {
        Map<Integer, Integer> rows = new TreeMap<>();
        Set<Integer> singles = new TreeSet<>();
        try (OpenStore store = CrashingImporter.open(place)) {
            store.features().read(FeatureQuery.all(CrashingImporter.LAYER), feature -> {
                String id = feature.id();
                if (id.startsWith("single-")) {
                    singles.add(Integer.parseInt(id.substring("single-".length())));
                } else {
                    rows.merge(Integer.parseInt(id.substring(1, id.indexOf('-'))), 1, Integer::sum);
                }
                return true;
            });
        }
        assertThat(rows.values()).as(when).allMatch(count -> count == CrashingImporter.ROWS);
        assertThat(rows.keySet()).as(when).containsAll(promised.imported());
        assertThat(singles).as(when).containsAll(promised.written());
    }
}
