package org.cityreach.store.geopackage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cityreach.fault.Fault;
import org.cityreach.store.SentGeoPackage;
import org.cityreach.store.StoreException;
import org.cityreach.store.jdbc.SchemaHistory;
import org.cityreach.store.jdbc.Sql;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.sqlite.SQLiteConfig;

/**
 * A GeoPackage from outside, read with distrust: the file is opened read-only, its size is held against what its
 * head says, and nothing of its schema is run: only plain tables are read, no views.
 */
final class GeoPackageFromOutside implements SentGeoPackage {

    private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD_BYTES = 100;
    private static final int PAGE_SIZE_AT = 16;
    private static final int PAGE_COUNT_AT = 28;

    private final Connection connection;
    private final List<Table> tables;

    private GeoPackageFromOutside(Connection connection) throws SQLException {
        this.connection = connection;
        this.tables = List.copyOf(listTables());
    }

    static GeoPackageFromOutside open(Path file) {
        checkHead(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        Connection connection = null;
        try {
            connection = config.createConnection("jdbc:sqlite:" + file);
            GeoPackageSessions.execute(connection, "PRAGMA query_only = 1");
            GeoPackageSessions.execute(connection, "PRAGMA trusted_schema = 0");
            GeoPackageSessions.execute(connection, "PRAGMA cell_size_check = 1");
            return new GeoPackageFromOutside(connection);
        } catch (SQLException | RuntimeException unreadable) {
            if (connection != null) {
                GeoPackageSessions.closeQuietly(connection);
            }
            throw unreadable instanceof Fault fault ? fault : damaged(unreadable);
        }
    }

    private static void checkHead(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(HEAD_BYTES);
            for (int i = 0; i < SQLITE.length; i++) {
                if (head.length <= i || head[i] != SQLITE[i]) {
                    throw Fault.invalid("not-a-geopackage", "the file is not a GeoPackage: it is no SQLite database");
                }
            }
            if (head.length < HEAD_BYTES) {
                throw Fault.invalid("truncated-file", "the GeoPackage ends within its head");
            }
            int stated = ByteBuffer.wrap(head).getShort(PAGE_SIZE_AT) & 0xFFFF;
            long pageBytes = stated == 1 ? 65_536 : stated;
            long pages = ByteBuffer.wrap(head).getInt(PAGE_COUNT_AT) & 0xFFFFFFFFL;
            if (Files.size(file) < pageBytes * pages) {
                throw Fault.invalid(
                        "truncated-file",
                        "the GeoPackage has " + Files.size(file) + " bytes of the " + pageBytes * pages
                                + " that its head says; it was cut short");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault damaged(Exception why) {
        return Fault.invalid("damaged-file", "the GeoPackage cannot be read: " + why.getMessage());
    }

    private boolean exists(String table) throws SQLException {
        return Sql.of("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ")
                        .bind(table)
                        .findLong(connection, 0)
                > 0;
    }

    private List<Table> listTables() throws SQLException {
        if (!exists("gpkg_contents") || !exists("gpkg_spatial_ref_sys")) {
            throw Fault.invalid(
                    "not-a-geopackage", "the file is an SQLite database, but has not the tables of a GeoPackage");
        }
        boolean hasGeometries = exists("gpkg_geometry_columns");
        String query = hasGeometries
                ? "SELECT c.table_name, c.identifier, g.column_name, s.organization, s.organization_coordsys_id,"
                        + " c.data_type FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g"
                        + " ON g.table_name = c.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
                : "SELECT table_name, identifier, NULL, NULL, NULL, data_type FROM gpkg_contents";
        List<Table> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                boolean isOwn = name.startsWith("cityreach_") || name.equals("layer_styles");
                boolean isRead = "features".equals(rows.getString(6)) || "attributes".equals(rows.getString(6));
                if (isRead && !isOwn && exists(name)) {
                    found.add(table(rows));
                }
            }
        }
        return found;
    }

    private Table table(ResultSet row) throws SQLException {
        String name = row.getString(1);
        String title = row.getString(2);
        String geometry = row.getString(3);
        String authority = row.getString(4);
        int code = row.getInt(5);
        boolean isNamed = authority != null && code > 0;
        List<String> columns = new ArrayList<>();
        String key = null;
        try (PreparedStatement statement = Sql.of("SELECT name, pk FROM pragma_table_info(")
                        .bind(name)
                        .add(")")
                        .prepare(connection);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                String column = found.getString(1);
                if (found.getInt(2) == 1) {
                    key = column;
                } else if (!column.equals(geometry)) {
                    columns.add(column);
                }
            }
        }
        long count = Sql.of("SELECT count(*) FROM " + Sql.quoted(name)).findLong(connection, 0);
        return new Table(
                name,
                title == null ? name : title,
                geometry,
                key,
                isNamed ? authority.toUpperCase(Locale.ROOT) + ":" + code : null,
                columns,
                count);
    }

    @Override
    public List<Table> tables() {
        return tables;
    }

    @Override
    public void requireBackup() {
        try {
            if (!exists("cityreach_layer") || !exists("cityreach_document")) {
                throw Fault.invalid(
                        "not-a-backup",
                        "the GeoPackage is no backup of CityReach; to take its tables into layers, import it");
            }
            if (SchemaHistory.isNewer(connection)) {
                throw Fault.invalid(
                        "backup-too-new",
                        "the backup was written by a later CityReach; bring this one up to date, then restore it");
            }
        } catch (SQLException unreadable) {
            throw damaged(unreadable);
        }
    }

    @Override
    public void requireSound() {
        try (PreparedStatement statement = connection.prepareStatement("PRAGMA integrity_check(1)");
                ResultSet rows = statement.executeQuery()) {
            String verdict = rows.next() ? rows.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw Fault.invalid("damaged-file", "the file is damaged: " + verdict);
            }
        } catch (SQLException unreadable) {
            throw damaged(unreadable);
        }
    }

    @Override
    public void read(Table table, RowSink sink) {
        StringBuilder columns = new StringBuilder();
        String geometry = table.geometryColumn();
        columns.append(geometry == null ? "NULL" : Sql.quoted(geometry));
        table.columns().forEach(column -> columns.append(", ").append(Sql.quoted(column)));
        String key = table.key();
        Sql query = Sql.of("SELECT " + columns + " FROM " + Sql.quoted(table.name())
                + (key == null ? "" : " ORDER BY " + Sql.quoted(key)));
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            boolean[] booleans = booleans(table);
            GeoPackageBinary binary = new GeoPackageBinary();
            while (rows.next()) {
                give(rows, table, booleans, binary, sink);
            }
        } catch (SQLException unreadable) {
            throw damaged(unreadable);
        }
    }

    private static void give(ResultSet rows, Table table, boolean[] booleans, GeoPackageBinary binary, RowSink sink)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[table.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(rows.getObject(i + 2), booleans[i]);
        }
        byte[] blob = rows.getBytes(1);
        Geometry geometry = null;
        String problem = null;
        if (blob != null) {
            try {
                geometry = binary.decode(blob);
            } catch (IllegalArgumentException | IndexOutOfBoundsException | StoreException unreadable) {
                problem = "the geometry cannot be read: " + unreadable.getMessage();
            }
        }
        sink.accept(geometry, values, problem);
    }

    private static @Nullable Object value(@Nullable Object raw, boolean isBoolean) {
        if (raw instanceof Number number) {
            if (isBoolean) {
                return number.longValue() != 0;
            }
            boolean isWhole = raw instanceof Integer || raw instanceof Long;
            return isWhole ? (Object) number.longValue() : (Object) number.doubleValue();
        }
        return raw instanceof String ? raw : null;
    }

    private boolean[] booleans(Table table) throws SQLException {
        boolean[] booleans = new boolean[table.columns().size()];
        try (PreparedStatement statement = Sql.of("SELECT name, upper(type) FROM pragma_table_info(")
                        .bind(table.name())
                        .add(")")
                        .prepare(connection);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                int place = table.columns().indexOf(found.getString(1));
                if (place >= 0) {
                    booleans[place] = "BOOLEAN".equals(found.getString(2));
                }
            }
        }
        return booleans;
    }

    @Override
    public void close() {
        GeoPackageSessions.closeQuietly(connection);
    }
}
