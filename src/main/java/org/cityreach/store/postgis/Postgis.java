package org.cityreach.store.postgis;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.cityreach.store.Backups;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.LayerTables;
import org.cityreach.store.StoreException;
import org.cityreach.store.geopackage.GeoPackage;
import org.cityreach.store.jdbc.JdbcBackups;
import org.cityreach.store.jdbc.JdbcDocumentStore;
import org.cityreach.store.jdbc.JdbcFeatureStore;
import org.cityreach.store.jdbc.OpenStore;
import org.cityreach.store.jdbc.SchemaHistory;
import org.cityreach.store.jdbc.Sessions;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The store in the schema {@code cityreach} of a PostGIS database, a table a layer, which GeoServer and
 * QGIS read as they are. Several instances may share it.
 */
public final class Postgis implements OpenStore {

    private static final String SCHEMA = "cityreach";
    private static final int USUAL_PORT = 5432;
    private static final String EXTENSION_SCHEMA =
            "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
                    + " WHERE e.extname = 'postgis'";

    private final PostgisSessions sessions;
    private final JdbcFeatureStore features;
    private final DocumentStore documents;
    private final Backups backups;
    private final LayerTables.Database database;

    private Postgis(PostgisSessions sessions, LayerTables.Database database) {
        this.sessions = sessions;
        this.database = database;
        this.features = new JdbcFeatureStore(
                sessions, new PostgisDialect(), catalog -> new PostgisTransaction(sessions, catalog));
        this.documents = new JdbcDocumentStore(sessions);
        this.backups = new JdbcBackups(sessions, features, GeoPackage::openCopy);
    }

    /**
     * Opens the database, makes the extension and the schema where they are missing.
     *
     * @param url a JDBC URL
     * @param user null where it is in the URL
     * @param password null where it is in the URL or not needed
     */
    public static Postgis open(String url, @Nullable String user, @Nullable String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("cityreach");
        source.setReWriteBatchedInserts(true);
        if (user != null && !user.isBlank()) {
            source.setUser(user);
        }
        if (password != null && !password.isEmpty()) {
            source.setPassword(password);
        }
        source.setCurrentSchema("cityreach," + extensionSchema(source));
        SchemaHistory.bringUpToDate(source, "db/postgis", "cityreach");
        return new Postgis(new PostgisSessions(source), database(source));
    }

    private static LayerTables.Database database(PGSimpleDataSource source) {
        int port = source.getPortNumbers()[0];
        return new LayerTables.Database(
                source.getServerNames()[0],
                port == 0 ? USUAL_PORT : port,
                orEmpty(source.getDatabaseName()),
                SCHEMA,
                orEmpty(source.getUser()),
                orEmpty(source.getPassword()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String extensionSchema(PGSimpleDataSource source) {
        try (Connection connection = source.getConnection()) {
            @Nullable String schema = findExtensionSchema(connection);
            if (schema == null) {
                PostgisDialect.execute(connection, "CREATE EXTENSION IF NOT EXISTS postgis");
                schema = findExtensionSchema(connection);
            }
            return schema == null ? "public" : schema;
        } catch (SQLException e) {
            throw new StoreException(
                    "the PostGIS database cannot be used: " + e.getMessage()
                            + ". It must be reachable and have the extension postgis"
                            + " (once, by an administrator: CREATE EXTENSION postgis)",
                    e);
        }
    }

    private static @Nullable String findExtensionSchema(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXTENSION_SCHEMA);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
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
    public LayerTables tables() {
        return new LayerTables() {
            @Override
            public Database findDatabase() {
                return database;
            }

            @Override
            public String tableOf(String layerId) {
                return features.tableOf(layerId);
            }
        };
    }

    @Override
    public void close() {
        sessions.close();
    }
}
