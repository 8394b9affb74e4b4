package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cityreach.store.jdbc.Sql;

/**
 * The triggers by which programs that edit a GeoPackage keep its R-tree true. They call functions that GDAL and QGIS
 * bring along and CityReach does not, so files have them that go out, exports and backups, and the store's own has not. Source: OGC
 * 12-128r17 (GeoPackage 1.3), annex F.3.
 */
final class TreeTriggers {

    private static final String ENTRY = "VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), ST_MaxX(NEW.\"geom\"),"
            + " ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\"))";
    private static final String HAS_PLACE = "(NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\"))";
    private static final String HAS_NONE = "(NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\"))";

    private TreeTriggers() {}

    static void create(Connection connection, String table) throws SQLException {
        String tree = "rtree_" + table + "_geom";
        String put = "INSERT OR REPLACE INTO " + Sql.quoted(tree) + " " + ENTRY + ";";
        String remove = "DELETE FROM " + Sql.quoted(tree) + " WHERE id = OLD.\"fid\";";
        Map<String, String> bodies = Map.of(
                "insert", "AFTER INSERT ON %s WHEN " + HAS_PLACE + " BEGIN " + put + " END",
                "update1",
                        "AFTER UPDATE OF \"geom\" ON %s WHEN OLD.\"fid\" = NEW.\"fid\" AND " + HAS_PLACE + " BEGIN "
                                + put + " END",
                "update2",
                        "AFTER UPDATE OF \"geom\" ON %s WHEN OLD.\"fid\" = NEW.\"fid\" AND " + HAS_NONE + " BEGIN "
                                + remove + " END",
                "update3",
                        "AFTER UPDATE ON %s WHEN OLD.\"fid\" != NEW.\"fid\" AND " + HAS_PLACE + " BEGIN " + remove + " "
                                + put + " END",
                "update4",
                        "AFTER UPDATE ON %s WHEN OLD.\"fid\" != NEW.\"fid\" AND " + HAS_NONE + " BEGIN DELETE FROM "
                                + Sql.quoted(tree) + " WHERE id IN (OLD.\"fid\", NEW.\"fid\"); END",
                "delete", "AFTER DELETE ON %s WHEN OLD.\"geom\" NOT NULL BEGIN " + remove + " END");
        for (Map.Entry<String, String> body : bodies.entrySet()) {
            GeoPackageSessions.execute(
                    connection,
                    "CREATE TRIGGER " + Sql.quoted(tree + "_" + body.getKey()) + " "
                            + body.getValue().replace("%s", Sql.quoted(table)));
        }
    }

    /** Takes away those of the store's own layers, as of a backup that a store is started on; other tables keep theirs. */
    static void dropOfLayers(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree\\_%' ESCAPE '\\'"
                                + " AND tbl_name IN (SELECT table_name FROM cityreach_layer)");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        for (String name : names) {
            GeoPackageSessions.execute(connection, "DROP TRIGGER " + Sql.quoted(name));
        }
    }
}
