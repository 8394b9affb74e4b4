package org.cityreach.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** QGIS as a client, by its Python; where it is not installed the test that asks is skipped. */
public final class Qgis {

    private static final int MOST_SECONDS = 240;
    private static final int NOT_INSTALLED = 77;
    /** QGIS is a library of the system's Python and of no other that a machine may have. */
    private static final Path PYTHON = Path.of("/usr/bin/python3");

    private Qgis() {}

    /**
     * What QGIS found; the script {@code qgis/open.py} tells what it opens.
     *
     * @param folder with the files that it opens; pictures stay there
     */
    public static JsonNode open(Path folder, String api) {
        Path said = folder.resolve("qgis.log");
        Process process = started(folder, api, said);
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("QGIS takes too long: " + Files.readString(said));
            }
            Assumptions.assumeTrue(process.exitValue() != NOT_INSTALLED, "skipped: QGIS is not installed");
            Path report = folder.resolve("report.json");
            if (!Files.exists(report)) {
                throw new IllegalStateException("exit " + process.exitValue() + ": " + Files.readString(said));
            }
            return new JsonMapper().readTree(Files.readString(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process started(Path folder, String api, Path said) {
        try {
            return new ProcessBuilder(PYTHON.toString(), script().toString(), folder.toString(), api)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException missing) {
            Assumptions.abort("skipped: " + PYTHON + " is not there");
            throw new UncheckedIOException(missing);
        }
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(Qgis.class.getResource("/qgis/open.py"))
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
