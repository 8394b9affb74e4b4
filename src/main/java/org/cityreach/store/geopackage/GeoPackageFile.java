package org.cityreach.store.geopackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** What is done to a GeoPackage as a file, while no store is open on it. */
final class GeoPackageFile {

    private GeoPackageFile() {}

    /** Brings everything into the one file, which then needs no companion. */
    static void closeJournal(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            GeoPackageSessions.execute(connection, "PRAGMA journal_mode = DELETE");
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
    }

    /** Deletes the file with all that a store keeps beside it. */
    static void delete(Path file) {
        delete(file, List.of("", ".lock", "-wal", "-shm", "-journal"));
    }

    static void deleteLock(Path file) {
        delete(file, List.of(".lock"));
    }

    private static void delete(Path file, List<String> endings) {
        try {
            for (String ending : endings) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
