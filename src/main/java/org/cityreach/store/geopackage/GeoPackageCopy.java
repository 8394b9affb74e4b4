package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StoredLayer;

/** Moves staged features into a layer's table and its R-tree, within the running transaction. */
final class GeoPackageCopy {

    private final Connection connection;
    private final StoredLayer layer;
    private final String table;
    private final String tree;
    private final String stage;

    GeoPackageCopy(Connection connection, StoredLayer layer, String stage) {
        this.stage = stage;
        this.connection = connection;
        this.layer = layer;
        this.table = "main." + layer.quotedTable();
        this.tree = "main." + GeoPackageTables.treeOf(layer);
    }

    /** Empties the layer; the R-tree is made anew, which is far quicker than emptying it. */
    void clear() throws SQLException {
        GeoPackageSessions.execute(connection, "DROP TABLE " + tree);
        GeoPackageTables.createTree(connection, layer);
        GeoPackageSessions.execute(connection, "DELETE FROM " + table);
    }

    /** Adds what is staged; no staged id may be in the layer. */
    void append() throws SQLException {
        long last = Sql.of("SELECT max(fid) FROM " + table).findLong(connection, 0);
        Sql.of("INSERT INTO " + table + " (fid, geom, id" + listed(layer.propertyColumns()) + ") SELECT seq + ")
                .bind(last)
                .add(", geom, id" + staged() + " FROM " + stage + " ORDER BY seq")
                .execute(connection);
        boolean isTreeEmpty =
                Sql.of("SELECT id FROM " + tree + " LIMIT 1").findLong(connection, Long.MIN_VALUE) == Long.MIN_VALUE;
        Sql entries = Sql.of("SELECT seq + ")
                .bind(last)
                .add(", minx, maxx, miny, maxy FROM " + stage + " WHERE minx IS NOT NULL ORDER BY curve");
        if (isTreeEmpty) {
            new PackedTree(connection, layer).fill(entriesOf(entries));
        } else {
            Sql.of("INSERT INTO " + tree + " (id, minx, maxx, miny, maxy) ")
                    .add(entries)
                    .execute(connection);
        }
    }

    private TreeEntries entriesOf(Sql query) throws SQLException {
        TreeEntries entries = new TreeEntries(1024);
        try (PreparedStatement statement = query.prepare(connection);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(
                        rows.getLong(1), rows.getDouble(2), rows.getDouble(3), rows.getDouble(4), rows.getDouble(5));
            }
        }
        return entries;
    }

    /** Adds what is staged; a feature whose id is there gives its place to the staged one. */
    void upsert() throws SQLException {
        String join = " FROM " + stage + " s JOIN " + table + " m ON m.id = s.id";
        Sql.of("DELETE FROM " + tree + " WHERE id IN (SELECT m.fid" + join + ")")
                .execute(connection);
        StringBuilder set = new StringBuilder("geom = excluded.geom");
        for (String column : layer.propertyColumns()) {
            set.append(", ").append(column).append(" = excluded.").append(column);
        }
        Sql.of("INSERT INTO " + table + " (geom, id" + listed(layer.propertyColumns()) + ") SELECT geom, id" + staged()
                        + " FROM " + stage + " WHERE true ORDER BY seq ON CONFLICT (id) DO UPDATE SET " + set)
                .execute(connection);
        Sql.of("INSERT INTO " + tree + " (id, minx, maxx, miny, maxy) SELECT m.fid, s.minx, s.maxx, s.miny, s.maxy"
                        + join + " WHERE s.minx IS NOT NULL ORDER BY s.curve")
                .execute(connection);
    }

    /**
     * Notes the change and the bounds for programs that zoom to a layer. Bounds grow with what is added
     * and shrink only when the layer is replaced; the standard calls them informative.
     */
    void widenBounds(boolean isAll) throws SQLException {
        String bounds = "(SELECT min(minx) AS a, min(miny) AS b, max(maxx) AS c, max(maxy) AS d FROM " + stage + ")";
        Sql.of("UPDATE main.gpkg_contents SET last_change = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')")
                .add(widened("min", "min_x", "a", isAll))
                .add(widened("min", "min_y", "b", isAll))
                .add(widened("max", "max_x", "c", isAll))
                .add(widened("max", "max_y", "d", isAll))
                .add(" FROM " + bounds + " AS n WHERE table_name = ")
                .bind(layer.table())
                .execute(connection);
    }

    private static String widened(String function, String column, String added, boolean isAll) {
        if (isAll) {
            return ", " + column + " = n." + added;
        }
        return ", " + column + " = coalesce(" + function + "(" + column + ", n." + added + "), " + column + ", n."
                + added + ")";
    }

    private String staged() {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < layer.layer().properties().size(); i++) {
            columns.append(", p").append(i);
        }
        return columns.toString();
    }

    private static String listed(List<String> columns) {
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> text.append(", ").append(column));
        return text.toString();
    }
}
