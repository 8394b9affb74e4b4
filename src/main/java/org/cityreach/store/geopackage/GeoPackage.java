package org.cityreach.store.geopackage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.cityreach.fault.Fault;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.SentGeoPackage;
import org.cityreach.store.StoreException;
import org.cityreach.store.StoreInUseException;
import org.cityreach.store.jdbc.JdbcBackups;
import org.cityreach.store.jdbc.JdbcDocumentStore;
import org.cityreach.store.jdbc.JdbcFeatureStore;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.jdbc.SchemaHistory;
import org.cityreach.store.jdbc.Sessions;
import org.cityreach.store.jdbc.Sql;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;

/**
 * The store in one GeoPackage file, which QGIS and GDAL open as it is. A file made by another program
 * keeps its tables; ours come beside them. While it is open, a lock file beside it keeps a second
 * CityReach away; reading programs may come and go.
 */
public final class GeoPackage implements OpenStore {

    /** {@code GPKG} in ASCII. */
    private static final int APPLICATION_ID = 0x47504B47;

    /** GeoPackage 1.3.0. */
    private static final int USER_VERSION = 10_300;

    private final GeoPackageSessions sessions;
    private final FileChannel lockChannel;
    private final @Nullable Path deletedAtEnd;
    private final JdbcFeatureStore features;
    private final DocumentStore documents;
    private final Backups backups;

    private GeoPackage(GeoPackageSessions sessions, FileChannel lockChannel, @Nullable Path deletedAtEnd) {
        this.sessions = sessions;
        this.lockChannel = lockChannel;
        this.deletedAtEnd = deletedAtEnd;
        this.features = new JdbcFeatureStore(
                sessions, new GeoPackageDialect(), catalog -> new GeoPackageTransaction(sessions, catalog));
        this.documents = new JdbcDocumentStore(sessions);
        this.backups = new JdbcBackups(sessions, features, GeoPackage::openCopy);
    }

    /** Opens the file, or makes it with the folders it lies in. */
    public static GeoPackage open(Path path) {
        return open(path.toAbsolutePath().normalize(), false);
    }

    private static GeoPackage open(Path file, boolean isDeletedAtEnd) {
        FileChannel lock = lock(file);
        try {
            migrate(file);
            makeOurs(file);
            return new GeoPackage(new GeoPackageSessions(file), lock, isDeletedAtEnd ? file : null);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    /**
     * Opens a copy of a backup, in today's tables; the copy goes with the store. The faults {@code not-a-geopackage},
     * {@code truncated-file}, {@code damaged-file}, {@code not-a-backup}, {@code backup-too-new}.
     *
     * @param backup looked through wholly, and only read
     */
    public static GeoPackage openCopy(Path backup) {
        try (SentGeoPackage sent = GeoPackageFromOutside.open(backup)) {
            sent.requireBackup();
            sent.requireSound();
        }
        Path copy = backup.toAbsolutePath().normalize().resolveSibling(backup.getFileName() + ".restore");
        try {
            Files.copy(backup, copy);
            return withReadableLayers(open(copy, true));
        } catch (StoreException unreadable) {
            GeoPackageFile.delete(copy);
            throw Fault.invalid("damaged-file", "the backup cannot be read: " + unreadable.getMessage());
        } catch (IOException e) {
            GeoPackageFile.delete(copy);
            throw new UncheckedIOException(e);
        } catch (RuntimeException refused) {
            GeoPackageFile.delete(copy);
            throw refused;
        }
    }

    private static GeoPackage withReadableLayers(GeoPackage backup) {
        try {
            backup.features.listLayers();
            return backup;
        } catch (RuntimeException unreadable) {
            backup.close();
            throw new StoreException("its list of layers is not one: " + unreadable.getMessage(), unreadable);
        }
    }

    private static FileChannel lock(Path file) {
        try {
            Files.createDirectories(file.resolveSibling("."));
            // a file of its own: closing any descriptor of the store's file would drop SQLite's locks on it
            Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StoreInUseException(file);
            }
            return channel;
        } catch (IOException e) {
            throw new StoreException("the file " + file + " cannot be used as the store: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void migrate(Path file) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        SchemaHistory.bringUpToDate(source, "db/geopackage", "");
    }

    /** Says in the file's head that it is a GeoPackage, where it does not say so; of a backup takes the triggers away. */
    private static void makeOurs(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            if (Sql.of("PRAGMA application_id").findLong(connection, 0) != APPLICATION_ID) {
                GeoPackageSessions.execute(connection, "PRAGMA application_id = " + APPLICATION_ID);
                GeoPackageSessions.execute(connection, "PRAGMA user_version = " + USER_VERSION);
            }
            TreeTriggers.dropOfLayers(connection);
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
    }

    @Override
    public FeatureStore features() {
        return features;
    }

    @Override
    public DocumentStore documents() {
        return documents;
    }

    @Override
    public Backups backups() {
        return backups;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public void close() {
        sessions.close();
        release(lockChannel);
        if (deletedAtEnd != null) {
            GeoPackageFile.delete(deletedAtEnd);
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
