package org.cityreach.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** GDAL's programs, another system's opinion of our files; where they are not installed the test that asks is skipped. */
public final class Gdal {

    private static final int MOST_SECONDS = 120;

    private Gdal() {}

    /** Runs a program such as {@code ogrinfo} to its end and gives all that it said; it must succeed. */
    public static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + said);
            }
            return said;
        } catch (IOException missing) {
            Assumptions.abort("skipped: " + command[0] + " is not installed");
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
