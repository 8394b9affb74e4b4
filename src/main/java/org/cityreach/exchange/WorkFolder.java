package org.cityreach.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where files of work under way lie.
 *
 * @param path made when it is first needed
 */
record WorkFolder(Path path) {

    static WorkFolder of(ImportProperties properties) {
        return new WorkFolder(properties.temporaryFolder());
    }

    /** A new empty file, which the caller deletes. */
    Path newFile(String prefix, String ending) {
        try {
            Files.createDirectories(path);
            return Files.createTempFile(path, prefix, ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
