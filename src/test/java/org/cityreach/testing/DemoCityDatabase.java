package org.cityreach.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.snapshot.LayerSnapshot;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Layers of the demo city as tables of a PostGIS database: id, their properties as text or time, geom in 4549. */
public final class DemoCityDatabase {

    private static final int BATCH = 5000;

    private final PostgisExtension postgis;

    public DemoCityDatabase(PostgisExtension postgis) {
        this.postgis = postgis;
    }

    /** Makes the table {@code t_<layer>}; PostGIS projects the geometry. */
    public void copy(LayerSnapshot snapshot) throws SQLException {
        String table = "t_" + snapshot.layer().id();
        List<PropertySchema> properties = snapshot.layer().properties();
        StringBuilder columns = new StringBuilder("id text collate \"C\"");
        StringBuilder places = new StringBuilder("?");
        for (PropertySchema property : properties) {
            String type = property.type() == PropertyType.DATE_TIME ? "timestamptz" : "text collate \"C\"";
            columns.append(", \"").append(property.name()).append("\" ").append(type);
            places.append(", ?");
        }
        try (Connection connection = postgis.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table " + table + " (" + columns + ", geom geometry)");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into " + table + " values (" + places + ", st_transform(st_geomfromwkb(?, 4490), 4549))")) {
                for (int row = 0; row < snapshot.size(); row++) {
                    add(insert, snapshot, row, properties);
                    if (row % BATCH == BATCH - 1) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            statement.execute("create index on " + table + " using gist (geom)");
            statement.execute("analyze " + table);
            connection.commit();
        }
    }

    private static void add(PreparedStatement insert, LayerSnapshot snapshot, int row, List<PropertySchema> properties)
            throws SQLException {
        int column = 1;
        insert.setString(column++, snapshot.id(row));
        for (PropertySchema property : properties) {
            Object value = snapshot.value(row, property.name());
            if (property.type() == PropertyType.DATE_TIME) {
                insert.setTimestamp(column++, value instanceof Instant at ? Timestamp.from(at) : null);
            } else {
                insert.setString(column++, value == null ? null : value.toString());
            }
        }
        Geometry geometry = snapshot.geometry(row);
        insert.setBytes(column, geometry == null ? null : new WKBWriter().write(geometry));
        insert.addBatch();
    }

    public void execute(String command) throws SQLException {
        try (Connection connection = postgis.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** The rows of an answer by its first column; NaN for null. */
    public Map<String, double[]> ask(String query) throws SQLException {
        Map<String, double[]> answer = new LinkedHashMap<>();
        try (Connection connection = postgis.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                double[] values = new double[width - 1];
                for (int i = 0; i < values.length; i++) {
                    double value = rows.getDouble(i + 2);
                    values[i] = rows.wasNull() ? Double.NaN : value;
                }
                answer.put(String.valueOf(rows.getString(1)), values);
            }
        }
        return answer;
    }

    public List<String> list(String query) throws SQLException {
        return new ArrayList<>(ask("select id, 0 from (" + query + ") q").keySet());
    }
}
