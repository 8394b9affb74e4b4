package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.cityreach.geo.Crs;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StoredGeometry;
import org.cityreach.store.jdbc.StoredLayer;

/** Makes and drops the table of a layer with all that a GeoPackage wants to know of it. */
final class GeoPackageTables {

    private static final String NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')";

    /** The name of the R-tree, unquoted; the GeoPackage standard fixes it. */
    static String treeNameOf(StoredLayer layer) {
        return "rtree_" + layer.table() + "_geom";
    }

    static String treeOf(StoredLayer layer) {
        return Sql.quoted(treeNameOf(layer));
    }

    String freeName(Connection connection, String layerId) throws SQLException {
        String name = layerId;
        for (int i = 2; isTaken(connection, name); i++) {
            name = layerId + "_" + i;
        }
        return name;
    }

    private static boolean isTaken(Connection connection, String name) throws SQLException {
        return Sql.of("SELECT (SELECT count(*) FROM sqlite_master WHERE lower(name) = ")
                        .bind(name)
                        .add(") + (SELECT count(*) FROM gpkg_contents WHERE lower(table_name) = ")
                        .bind(name)
                        .add(" OR lower(identifier) = ")
                        .bind(name)
                        .add(")")
                        .findLong(connection, 0)
                > 0;
    }

    void create(Connection connection, StoredLayer stored) throws SQLException {
        Layer layer = stored.layer();
        int srsId = srsId(layer);
        addCoordinateSystem(connection, layer.crs(), srsId);
        StringBuilder ddl = new StringBuilder("CREATE TABLE " + stored.quotedTable()
                + " (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom "
                + StoredGeometry.columnType(layer.geometryType()) + ", id TEXT NOT NULL UNIQUE");
        for (PropertySchema property : layer.properties()) {
            ddl.append(", ").append(stored.column(property.name())).append(' ').append(typeOf(property.type()));
        }
        GeoPackageSessions.execute(connection, ddl.append(")").toString());
        createTree(connection, stored);
        Sql.of("INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change, srs_id)"
                        + " VALUES (")
                .bind(stored.table())
                .add(", 'features', ")
                .bind(stored.table())
                .add(", ")
                .bind(layer.title().zh() + " · " + layer.title().en())
                .add(", " + NOW + ", ")
                .bind(srsId)
                .add(")")
                .execute(connection);
        Sql.of("INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)"
                        + " VALUES (")
                .bind(stored.table())
                .add(", 'geom', ")
                .bind(StoredGeometry.columnType(layer.geometryType()))
                .add(", ")
                .bind(srsId)
                .add(", 0, 0)")
                .execute(connection);
        Sql.of("INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES (")
                .bind(stored.table())
                .add(", 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree',"
                        + " 'write-only')")
                .execute(connection);
    }

    static void createTree(Connection connection, StoredLayer stored) throws SQLException {
        GeoPackageSessions.execute(
                connection, "CREATE VIRTUAL TABLE " + treeOf(stored) + " USING rtree(id, minx, maxx, miny, maxy)");
    }

    void addColumns(Connection connection, StoredLayer stored, List<PropertySchema> properties) throws SQLException {
        for (PropertySchema property : properties) {
            if (!hasColumn(connection, stored, property.name())) {
                GeoPackageSessions.execute(
                        connection,
                        "ALTER TABLE " + stored.quotedTable() + " ADD COLUMN " + stored.column(property.name()) + ' '
                                + typeOf(property.type()));
            }
        }
        touch(connection, stored);
    }

    /** Whether the table has the column already; another program may have added it. */
    private static boolean hasColumn(Connection connection, StoredLayer stored, String column) throws SQLException {
        return Sql.of("SELECT count(*) FROM pragma_table_info(")
                        .bind(stored.table())
                        .add(") WHERE lower(name) = lower(")
                        .bind(column)
                        .add(")")
                        .findLong(connection, 0)
                > 0;
    }

    void drop(Connection connection, StoredLayer stored) throws SQLException {
        GeoPackageSessions.execute(connection, "DROP TABLE " + treeOf(stored));
        GeoPackageSessions.execute(connection, "DROP TABLE " + stored.quotedTable());
        for (String table : List.of("gpkg_extensions", "gpkg_geometry_columns", "gpkg_contents")) {
            Sql.of("DELETE FROM " + table + " WHERE table_name = ")
                    .bind(stored.table())
                    .execute(connection);
        }
    }

    /** Notes that the layer changed. */
    void touch(Connection connection, StoredLayer stored) throws SQLException {
        Sql.of("UPDATE gpkg_contents SET last_change = " + NOW + " WHERE table_name = ")
                .bind(stored.table())
                .execute(connection);
    }

    static int srsId(Layer layer) {
        return layer.crs().srid();
    }

    private static void addCoordinateSystem(Connection connection, Crs crs, int srsId) throws SQLException {
        Sql.of("INSERT OR IGNORE INTO gpkg_spatial_ref_sys"
                        + " (srs_name, srs_id, organization, organization_coordsys_id, definition) VALUES (")
                .bind(crs.title())
                .add(", ")
                .bind(srsId)
                .add(", 'EPSG', ")
                .bind(srsId)
                .add(", ")
                .bind(crs.toWellKnownText())
                .add(")")
                .execute(connection);
    }

    private static String typeOf(PropertyType type) {
        return switch (type) {
            case STRING -> "TEXT";
            case NUMBER -> "DOUBLE";
            case INTEGER -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case DATE_TIME -> "DATETIME";
        };
    }
}
