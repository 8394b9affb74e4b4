package org.cityreach.store.geopackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.cityreach.fault.Fault;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.SentGeoPackage;
import org.cityreach.store.StoreException;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.jdbc.Sessions;

/** A backup that somebody sent, open as a store on a copy of its own, which goes when it is closed. */
public final class BackupFile implements OpenStore {

    private final Path copy;
    private final GeoPackage store;

    private BackupFile(Path copy, GeoPackage store) {
        this.copy = copy;
        this.store = store;
    }

    /**
     * Looks through all of a file and opens a copy of it; the faults {@code not-a-geopackage},
     * {@code truncated-file}, {@code damaged-file} and {@code not-a-backup}.
     */
    public static OpenStore open(Path backup) {
        try (SentGeoPackage sent = GeoPackageFromOutside.open(backup)) {
            if (!sent.isBackup()) {
                throw Fault.invalid(
                        "not-a-backup",
                        "the GeoPackage is no backup of CityReach; to take its tables into layers, import it");
            }
        }
        Path copy = copied(backup);
        try {
            requireSound(copy);
            return new BackupFile(copy, GeoPackage.open(copy));
        } catch (StoreException unreadable) {
            GeoPackageInTheMaking.deleteWithCompanions(copy);
            throw Fault.invalid("damaged-file", "the backup cannot be read: " + unreadable.getMessage());
        } catch (RuntimeException refused) {
            GeoPackageInTheMaking.deleteWithCompanions(copy);
            throw refused;
        }
    }

    private static Path copied(Path backup) {
        Path copy = backup.resolveSibling(backup.getFileName() + ".restore");
        try {
            return Files.copy(backup, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has SQLite look through every page. */
    private static void requireSound(Path copy) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                PreparedStatement statement = connection.prepareStatement("PRAGMA integrity_check(1)");
                ResultSet rows = statement.executeQuery()) {
            String verdict = rows.next() ? rows.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw Fault.invalid("damaged-file", "the backup is damaged: " + verdict);
            }
        } catch (SQLException unreadable) {
            throw Fault.invalid("damaged-file", "the backup cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public FeatureStore features() {
        return store.features();
    }

    @Override
    public DocumentStore documents() {
        return store.documents();
    }

    @Override
    public Backups backups() {
        return store.backups();
    }

    @Override
    public Sessions sessions() {
        return store.sessions();
    }

    @Override
    public void close() {
        store.close();
        GeoPackageInTheMaking.deleteWithCompanions(copy);
    }
}
