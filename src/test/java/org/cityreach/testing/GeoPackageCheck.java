package org.cityreach.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.Function;

/**
 * Whether a file is a GeoPackage, by OGC 12-128r17, clause by clause: what {@code validate_gpkg} of GDAL looks at, and
 * that the R-tree is right and its triggers keep it so. Works on a copy.
 */
public final class GeoPackageCheck {

    private static final int HEAD = 8;
    /** Bytes of the envelope by its code in the flags. */
    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final Connection connection;

    private GeoPackageCheck(Connection connection) {
        this.connection = connection;
    }

    /** Fails at the first requirement that the file does not meet. */
    public static void assertValid(byte[] file) {
        try {
            Path copy = Files.createTempFile("checked", ".gpkg");
            try {
                Files.write(copy, file);
                check(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assertValid(Path file) {
        try {
            Path copy = Files.createTempFile("checked", ".gpkg");
            try {
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                check(copy);
            } finally {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path file) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            new GeoPackageCheck(connection).check();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void check() throws SQLException {
        // requirements 2, 6, 7
        assertThat(one("PRAGMA application_id")).isEqualTo("1196444487");
        assertThat(one("PRAGMA user_version")).isEqualTo("10300");
        assertThat(all("PRAGMA integrity_check")).containsExactly("ok");
        assertThat(all("SELECT \"table\" FROM pragma_foreign_key_check")).isEmpty();
        assertThat(one("PRAGMA journal_mode")).as("needs no second file").isEqualTo("delete");
        checkSystems();
        checkContents();
        List<String> tables = all("SELECT table_name FROM gpkg_contents WHERE data_type = 'features' ORDER BY 1");
        assertThat(all("SELECT table_name FROM gpkg_geometry_columns ORDER BY 1"))
                .isEqualTo(tables);
        assertThat(all("SELECT DISTINCT f_table_name FROM layer_styles ORDER BY 1"))
                .isEqualTo(tables);
        registerFunctions();
        for (String table : tables) {
            checkTable(table);
            checkTree(table);
            checkTriggers(table);
        }
    }

    /** Requirements 10, 11 and 12. */
    private void checkSystems() throws SQLException {
        assertThat(columns("gpkg_spatial_ref_sys"))
                .containsExactly(
                        "srs_name TEXT 1",
                        "srs_id INTEGER 1",
                        "organization TEXT 1",
                        "organization_coordsys_id INTEGER 1",
                        "definition TEXT 1",
                        "description TEXT 0");
        List<String> systems = all("SELECT srs_id || ' ' || organization FROM gpkg_spatial_ref_sys");
        assertThat(systems).contains("-1 NONE", "0 NONE", "4326 EPSG").allMatch(row -> row.matches("(-1|0|\\d+) \\w+"));
        assertThat(all("SELECT DISTINCT srs_id || ' EPSG' FROM gpkg_geometry_columns"))
                .isSubsetOf(systems);
        assertThat(all("SELECT srs_id FROM gpkg_spatial_ref_sys WHERE organization = 'EPSG'"
                        + " AND (organization_coordsys_id != srs_id OR definition NOT LIKE '%\"' || srs_id || '\"]]')"))
                .as("definitions are those of their codes")
                .isEmpty();
    }

    /** Requirements 13, 14, 15. */
    private void checkContents() throws SQLException {
        assertThat(columns("gpkg_contents"))
                .containsExactly(
                        "table_name TEXT 1",
                        "data_type TEXT 1",
                        "identifier TEXT 0",
                        "description TEXT 0",
                        "last_change DATETIME 1",
                        "min_x DOUBLE 0",
                        "min_y DOUBLE 0",
                        "max_x DOUBLE 0",
                        "max_y DOUBLE 0",
                        "srs_id INTEGER 0");
        assertThat(one("SELECT dflt_value FROM pragma_table_info('gpkg_contents') WHERE name = 'last_change'"))
                .isEqualTo("strftime('%Y-%m-%dT%H:%M:%fZ','now')");
        assertThat(all("SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_master)"))
                .isEmpty();
        assertThat(all("SELECT last_change FROM gpkg_contents"
                        + " WHERE last_change NOT GLOB '????-??-??T??:??:??.???Z'"))
                .isEmpty();
        assertThat(all("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'gpkg_%'"
                        + " AND name NOT LIKE 'rtree_%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'cityreach_%'"
                        + " AND name NOT IN (SELECT table_name FROM gpkg_contents)"))
                .as("tables that nobody knows of")
                .isEmpty();
    }

    /** Requirements 18 to 33. */
    private void checkTable(String table) throws SQLException {
        String type = one("SELECT geometry_type_name FROM gpkg_geometry_columns WHERE table_name = '" + table + "'");
        int srs = Integer.parseInt(one("SELECT srs_id FROM gpkg_geometry_columns WHERE column_name = 'geom' AND z = 0"
                + " AND m = 0 AND table_name = '" + table + "'"));
        assertThat(one("SELECT srs_id FROM gpkg_contents WHERE table_name = '" + table + "'"))
                .isEqualTo(String.valueOf(srs));
        assertThat(all("SELECT name || ' ' || type || ' ' || pk FROM pragma_table_info('" + table + "')"))
                .contains("fid INTEGER 1", "geom " + type + " 0");
        Envelope whole = new Envelope();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT geom FROM \"" + table + "\" WHERE geom IS NOT NULL")) {
            while (rows.next()) {
                Geometry geometry = checkedBlob(rows.getBytes(1), srs);
                assertThat(geometry.getGeometryType().toUpperCase(Locale.ROOT)).isEqualTo(type);
                whole.expandToInclude(geometry.getEnvelopeInternal());
            }
        }
        if (!whole.isNull()) {
            List<String> box = all("SELECT min_x FROM gpkg_contents WHERE table_name = '%1$s' UNION ALL"
                    .concat(" SELECT min_y FROM gpkg_contents WHERE table_name = '%1$s' UNION ALL")
                    .concat(" SELECT max_x FROM gpkg_contents WHERE table_name = '%1$s' UNION ALL")
                    .concat(" SELECT max_y FROM gpkg_contents WHERE table_name = '%1$s'")
                    .formatted(table));
            Envelope stated = new Envelope(
                    Double.parseDouble(box.get(0)),
                    Double.parseDouble(box.get(2)),
                    Double.parseDouble(box.get(1)),
                    Double.parseDouble(box.get(3)));
            assertThat(stated.covers(whole)).as(table + " " + stated + whole).isTrue();
            double margin = 1e-5 * Math.max(1, Math.max(whole.getWidth(), whole.getHeight()));
            assertThat(stated.getWidth()).isLessThanOrEqualTo(whole.getWidth() + margin);
            assertThat(stated.getHeight()).isLessThanOrEqualTo(whole.getHeight() + margin);
        }
    }

    /** Requirement 19: the head, the envelope if there is one, and the geometry as ISO WKB. */
    private static Geometry checkedBlob(byte[] blob, int srs) {
        assertThat(new String(blob, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("GP");
        assertThat(blob[2]).as("version").isZero();
        int flags = blob[3];
        assertThat(flags & 0xE0).as("reserved bits, and standard geometries").isZero();
        ByteBuffer head =
                ByteBuffer.wrap(blob).order((flags & 1) == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        assertThat(head.getInt(4)).isEqualTo(srs);
        int envelope = flags >> 1 & 7;
        Geometry geometry = geometry(blob);
        assertThat(flags >> 4 & 1).as("says whether it is empty").isEqualTo(geometry.isEmpty() ? 1 : 0);
        if (envelope > 0) {
            Envelope box = geometry.getEnvelopeInternal();
            assertThat(new double[] {head.getDouble(8), head.getDouble(16), head.getDouble(24), head.getDouble(32)})
                    .containsExactly(box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
        }
        return geometry;
    }

    private static Geometry geometry(byte[] blob) {
        int at = HEAD + ENVELOPE_BYTES[blob[3] >> 1 & 7];
        byte[] wkb = new byte[blob.length - at];
        System.arraycopy(blob, at, wkb, 0, wkb.length);
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    /** Requirements 58 to 62 and 75 to 77. */
    private void checkTree(String table) throws SQLException {
        assertThat(columns("gpkg_extensions"))
                .containsExactly(
                        "table_name TEXT 0",
                        "column_name TEXT 0",
                        "extension_name TEXT 1",
                        "definition TEXT 1",
                        "scope TEXT 1");
        assertThat(all("SELECT extension_name || ' ' || column_name || ' ' || scope FROM gpkg_extensions"
                        + " WHERE table_name = '" + table + "'"))
                .containsExactly("gpkg_rtree_index geom write-only");
        String tree = "rtree_" + table + "_geom";
        assertThat(one("SELECT rtreecheck('" + tree + "')")).isEqualTo("ok");
        assertThat(missing(table)).isEmpty();
    }

    /** Rows that the tree does not have, or has wrongly or for nothing; a box in it is rounded outwards to 32 bits. */
    private List<String> missing(String table) throws SQLException {
        return all(("SELECT t.fid FROM \"%1$s\" t LEFT JOIN \"rtree_%1$s_geom\" r ON r.id = t.fid WHERE"
                        + " (geom IS NOT NULL AND NOT ST_IsEmpty(geom)) != (r.id IS NOT NULL) OR r.id IS NOT NULL AND NOT"
                        + " (minx <= ST_MinX(geom) AND maxx >= ST_MaxX(geom)"
                        + " AND miny <= ST_MinY(geom) AND maxy >= ST_MaxY(geom)"
                        + " AND maxx - minx <= ST_MaxX(geom) - ST_MinX(geom) + 1e-6 * max(1, abs(maxx))"
                        + " AND maxy - miny <= ST_MaxY(geom) - ST_MinY(geom) + 1e-6 * max(1, abs(maxy)))"
                        + " UNION ALL SELECT id FROM \"rtree_%1$s_geom\" WHERE id NOT IN (SELECT fid FROM \"%1$s\")")
                .formatted(table));
    }

    /** Edits as other programs do them; the tree must follow each of the six triggers. */
    private void checkTriggers(String table) throws SQLException {
        assertThat(all("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '" + table
                        + "' AND name LIKE 'rtree_%'"))
                .hasSize(6);
        List<String> rows = all("SELECT fid FROM \"" + table + "\" WHERE geom IS NOT NULL ORDER BY fid LIMIT 4");
        if (rows.size() < 4) {
            return;
        }
        String where = "\"" + table + "\" SET %s WHERE fid = ";
        for (String edit : List.of(
                "UPDATE " + where.formatted("geom = NULL") + rows.get(0),
                "UPDATE "
                        + where.formatted("geom = (SELECT geom FROM \"" + table + "\" WHERE fid = " + rows.get(2) + ")")
                        + rows.get(0),
                "UPDATE " + where.formatted("fid = 99999990") + rows.get(1),
                "UPDATE " + where.formatted("fid = 99999991, geom = NULL") + rows.get(2),
                "DELETE FROM \"" + table + "\" WHERE fid = " + rows.get(3))) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(edit);
            }
            assertThat(missing(table)).as(edit).isEmpty();
        }
    }

    /** What annex F.3 asks programs to bring along. */
    private void registerFunctions() throws SQLException {
        register("ST_IsEmpty", geometry -> geometry.isEmpty() ? 1 : 0);
        register("ST_MinX", geometry -> geometry.getEnvelopeInternal().getMinX());
        register("ST_MaxX", geometry -> geometry.getEnvelopeInternal().getMaxX());
        register("ST_MinY", geometry -> geometry.getEnvelopeInternal().getMinY());
        register("ST_MaxY", geometry -> geometry.getEnvelopeInternal().getMaxY());
    }

    private void register(String name, ToDoubleFunction<Geometry> function) throws SQLException {
        Function.create(connection, name, new Function() {
            @Override
            protected void xFunc() throws SQLException {
                byte[] blob = value_blob(0);
                if (blob == null) {
                    result();
                } else {
                    result(function.applyAsDouble(geometry(blob)));
                }
            }
        });
    }

    private List<String> columns(String table) throws SQLException {
        return all(
                "SELECT name || ' ' || type || ' ' || (\"notnull\" OR pk > 0) FROM pragma_table_info('" + table + "')");
    }

    private String one(String query) throws SQLException {
        List<String> found = all(query);
        assertThat(found).as(query).hasSize(1);
        return found.get(0);
    }

    private List<String> all(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
