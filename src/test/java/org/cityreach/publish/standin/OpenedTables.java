package org.cityreach.publish.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cityreach.testing.GeoPackageCheck;
import org.locationtech.jts.geom.Envelope;

/** Opens what a store points to in earnest: the GeoPackage that was uploaded, or the PostGIS database. */
public final class OpenedTables implements Tables {

    @Override
    public Map<String, Envelope> open(Map<String, String> parameters, byte[] file) {
        try {
            return "geopkg".equals(parameters.get("dbtype")) ? geoPackage(file) : database(parameters);
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Envelope> geoPackage(byte[] file) throws SQLException, IOException {
        Path copy = Files.createTempFile("uploaded", ".gpkg");
        try {
            Files.write(copy, file);
            GeoPackageCheck.assertValid(copy);
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy)) {
                Map<String, Envelope> tables = new TreeMap<>();
                for (String table :
                        names(connection, "SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")) {
                    tables.put(
                            table,
                            bounds(
                                    connection,
                                    "SELECT min(minx), max(maxx), min(miny), max(maxy) FROM \"rtree_" + table
                                            + "_geom\""));
                }
                return tables;
            }
        } finally {
            Files.delete(copy);
        }
    }

    private static Map<String, Envelope> database(Map<String, String> parameters) throws SQLException {
        String url = "jdbc:postgresql://" + parameters.get("host") + ":" + parameters.get("port") + "/"
                + parameters.get("database");
        String schema = parameters.getOrDefault("schema", "public");
        try (Connection connection =
                DriverManager.getConnection(url, parameters.get("user"), parameters.get("passwd"))) {
            Map<String, Envelope> tables = new TreeMap<>();
            String in = " FROM geometry_columns WHERE f_table_schema = '" + schema + "'";
            for (String table : names(connection, "SELECT f_table_name" + in)) {
                String column = names(
                                connection, "SELECT f_geometry_column" + in + " AND f_table_name = '" + table + "'")
                        .get(0);
                tables.put(
                        table,
                        bounds(
                                connection,
                                "SELECT ST_XMin(e), ST_XMax(e), ST_YMin(e), ST_YMax(e) FROM (SELECT ST_Extent(\""
                                        + column + "\") e FROM \"" + schema + "\".\"" + table + "\") all_of_it"));
            }
            return tables;
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Envelope bounds(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getObject(1) != null
                    ? new Envelope(rows.getDouble(1), rows.getDouble(2), rows.getDouble(3), rows.getDouble(4))
                    : new Envelope();
        }
    }
}
