package org.cityreach.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data that lies beside the project on some machines: in {@code CITYREACH_SHARED} or {@code ../shared}. */
public final class SharedData {

    private SharedData() {}

    /** The file; where it is missing the test that asks is skipped and says which file it missed. */
    public static Path find(String name) {
        String folder = System.getenv().getOrDefault("CITYREACH_SHARED", "../shared");
        Path file = Path.of(folder, "data", name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: " + file + " is not there");
        return file;
    }
}
