package org.cityreach.store.geopackage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cityreach.store.DocumentStore;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.NewGeoPackage;
import org.cityreach.store.jdbc.Sql;

/**
 * A new GeoPackage: a small store at first, whose tables are then made what the standard wants of a file that goes
 * out: triggers that keep the R-trees true, one file without a journal, no room wasted.
 */
final class GeoPackageInTheMaking implements NewGeoPackage {

    private static final String STYLES = "CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT"
            + " NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),"
            + " f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,"
            + " description TEXT, owner TEXT(30), ui TEXT(30),"
            + " update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))";
    private static final String STYLES_CONTENT = "INSERT INTO gpkg_contents"
            + " (table_name, data_type, identifier, description) VALUES"
            + " ('layer_styles', 'attributes', 'layer_styles', 'Styles of the layers, QML and SLD 1.0')";

    private final Path file;
    private final GeoPackage store;
    private final List<Style> styles = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();

    private record Style(String table, String name, String qml, String sld) {}

    private record Version(String layerId, long version) {}

    GeoPackageInTheMaking(Path file, GeoPackage store) {
        this.file = file;
        this.store = store;
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
    public void putStyle(String layerId, String name, String qml, String sld) {
        styles.add(new Style(layerId, name, qml, sld));
    }

    @Override
    public void putVersion(String layerId, long version) {
        versions.add(new Version(layerId, version));
    }

    @Override
    public void finishAsBackup() {
        finish(false);
    }

    @Override
    public void finishPlain() {
        finish(true);
    }

    private void finish(boolean isPlain) {
        store.close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            GeoPackageSessions.execute(connection, "BEGIN IMMEDIATE");
            putStyles(connection);
            for (Version version : versions) {
                Sql.of("UPDATE cityreach_layer SET logged_from = ")
                        .bind(version.version())
                        .add(", logged_rows = 0, version = ")
                        .bind(version.version())
                        .add(" WHERE id = ")
                        .bind(version.layerId())
                        .execute(connection);
            }
            GeoPackageSessions.execute(connection, "DELETE FROM cityreach_change");
            for (String table : featureTables(connection)) {
                TreeTriggers.create(connection, table);
            }
            if (isPlain) {
                dropOwnTables(connection);
            }
            GeoPackageSessions.execute(connection, "COMMIT");
            writeDefaultAsTheStandardDoes(connection);
            GeoPackageSessions.execute(connection, "PRAGMA journal_mode = DELETE");
            GeoPackageSessions.execute(connection, "VACUUM");
        } catch (SQLException e) {
            throw GeoPackageSessions.translated(e);
        }
    }

    /** Validators compare the texts of tables' definitions, and ours once had a space more. */
    private static void writeDefaultAsTheStandardDoes(Connection connection) throws SQLException {
        GeoPackageSessions.execute(connection, "PRAGMA writable_schema = ON");
        GeoPackageSessions.execute(
                connection,
                "UPDATE sqlite_master SET sql = replace(sql, 'fZ'', ''now''', 'fZ'',''now''')"
                        + " WHERE name = 'gpkg_contents'");
        GeoPackageSessions.execute(connection, "PRAGMA writable_schema = RESET");
    }

    private void putStyles(Connection connection) throws SQLException {
        if (styles.isEmpty()) {
            return;
        }
        GeoPackageSessions.execute(connection, STYLES);
        GeoPackageSessions.execute(connection, STYLES_CONTENT);
        for (Style style : styles) {
            Sql.of("INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
                            + " styleName, styleQML, styleSLD, useAsDefault, description, owner, ui) VALUES ('', '', ")
                    .bind(style.table())
                    .add(", 'geom', ")
                    .bind(style.name())
                    .add(", ")
                    .bind(style.qml())
                    .add(", ")
                    .bind(style.sld())
                    .add(", 1, '', '', NULL)")
                    .execute(connection);
        }
    }

    private static List<String> featureTables(Connection connection) throws SQLException {
        return names(connection, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'");
    }

    private static void dropOwnTables(Connection connection) throws SQLException {
        for (String table : names(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'cityreach\\_%' ESCAPE '\\'")) {
            GeoPackageSessions.execute(connection, "DROP TABLE " + Sql.quoted(table));
            Sql.of("DELETE FROM gpkg_contents WHERE table_name = ").bind(table).execute(connection);
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Override
    public void close() {
        store.close();
        GeoPackageFile.deleteLock(file);
    }
}
