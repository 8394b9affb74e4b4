package org.cityreach.store.postgis;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.TextFold;
import org.cityreach.store.jdbc.Dialect;
import org.cityreach.store.jdbc.Sql;
import org.cityreach.store.jdbc.StoredGeometry;
import org.cityreach.store.jdbc.StoredLayer;
import org.cityreach.store.jdbc.StoredValue;
import org.cityreach.store.jdbc.Wkb;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/** PostgreSQL's SQL, PostGIS's types. Texts sort by code point whatever the database's locale is. */
final class PostgisDialect implements Dialect {

    private static final int FETCH = 2000;

    @Override
    public Map<String, String> columns(Layer layer) {
        return PostgisColumns.of(layer);
    }

    @Override
    public String freeTableName(Connection connection, String layerId) throws SQLException {
        String name = layerId;
        for (int i = 2; isTaken(connection, name); i++) {
            name = layerId + "_" + i;
        }
        return name;
    }

    private static boolean isTaken(Connection connection, String name) throws SQLException {
        return Sql.of("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = 'cityreach' AND c.relname = ")
                        .bind(name)
                        .findLong(connection, 0)
                > 0;
    }

    @Override
    public void createTable(Connection connection, StoredLayer stored) throws SQLException {
        Layer layer = stored.layer();
        StringBuilder ddl = new StringBuilder("CREATE TABLE cityreach." + stored.quotedTable()
                + " (fid bigint PRIMARY KEY, geom geometry("
                + StoredGeometry.columnType(layer.geometryType())
                + ", " + layer.crs().srid() + "), id text COLLATE \"C\" NOT NULL UNIQUE");
        for (PropertySchema property : layer.properties()) {
            ddl.append(", ").append(stored.column(property.name())).append(' ').append(typeOf(property.type()));
        }
        execute(connection, ddl.append(")").toString());
        execute(connection, "CREATE INDEX ON cityreach." + stored.quotedTable() + " USING gist (geom)");
    }

    @Override
    public void addColumns(Connection connection, StoredLayer layer, List<PropertySchema> properties)
            throws SQLException {
        for (PropertySchema property : properties) {
            execute(
                    connection,
                    "ALTER TABLE cityreach." + layer.quotedTable() + " ADD COLUMN IF NOT EXISTS "
                            + layer.column(property.name()) + ' ' + typeOf(property.type()));
        }
    }

    @Override
    public void dropTable(Connection connection, StoredLayer layer) throws SQLException {
        execute(connection, "DROP TABLE cityreach." + layer.quotedTable());
    }

    @Override
    public boolean deleteFeature(Connection connection, StoredLayer layer, String featureId) throws SQLException {
        return Sql.of("DELETE FROM cityreach." + layer.quotedTable() + " WHERE id = ")
                        .bind(featureId)
                        .execute(connection)
                > 0;
    }

    @Override
    public String lockClause() {
        return " FOR UPDATE";
    }

    @Override
    public Object bindable(PropertyType type, Object value) {
        Object clamped = StoredValue.clamped(type, value);
        return clamped instanceof Instant moment ? OffsetDateTime.ofInstant(moment, ZoneOffset.UTC) : clamped;
    }

    @Override
    public @Nullable Object value(ResultSet rows, int index, PropertyType type) throws SQLException {
        switch (type) {
            case STRING -> {
                return rows.getString(index);
            }
            case NUMBER -> {
                double number = rows.getDouble(index);
                return rows.wasNull() ? null : number;
            }
            case INTEGER -> {
                long number = rows.getLong(index);
                return rows.wasNull() ? null : number;
            }
            case BOOLEAN -> {
                boolean truth = rows.getBoolean(index);
                return rows.wasNull() ? null : truth;
            }
            case DATE -> {
                return rows.getObject(index, LocalDate.class);
            }
            case DATE_TIME -> {
                OffsetDateTime moment = rows.getObject(index, OffsetDateTime.class);
                return moment == null ? null : moment.toInstant();
            }
        }
        throw new IllegalArgumentException("no such type: " + type);
    }

    @Override
    public String geometryExpression() {
        return "ST_AsBinary(geom)";
    }

    @Override
    public GeometryReader geometryReader(Layer layer) {
        Wkb wkb = new Wkb();
        return (rows, index) -> {
            byte[] bytes = rows.getBytes(index);
            return bytes == null ? null : StoredGeometry.fromStored(layer.geometryType(), wkb.read(bytes, 0));
        };
    }

    /** The index knows single precision only, so what it finds is looked at exactly. */
    @Override
    public void addBox(Sql sql, StoredLayer layer, Envelope box) {
        if (box.isNull()) {
            sql.add("(1 = 0)");
            return;
        }
        sql.add("(geom && ST_MakeEnvelope(")
                .bind(box.getMinX())
                .add(", ")
                .bind(box.getMinY())
                .add(", ")
                .bind(box.getMaxX())
                .add(", ")
                .bind(box.getMaxY())
                .add(", " + layer.layer().crs().srid() + ") AND ST_XMin(geom) <= ")
                .bind(box.getMaxX())
                .add(" AND ST_XMax(geom) >= ")
                .bind(box.getMinX())
                .add(" AND ST_YMin(geom) <= ")
                .bind(box.getMaxY())
                .add(" AND ST_YMax(geom) >= ")
                .bind(box.getMinY())
                .add(")");
    }

    @Override
    public void addIn(Sql sql, String quotedColumn, PropertyType type, List<Object> values) {
        switch (type) {
            case STRING ->
                sql.add(quotedColumn + " = ANY (")
                        .bind(values.toArray(new String[0]))
                        .add(")");
            case INTEGER ->
                sql.add(quotedColumn + " = ANY (")
                        .bind(values.toArray(new Long[0]))
                        .add(")");
            case NUMBER ->
                sql.add(quotedColumn + " = ANY (")
                        .bind(values.toArray(new Double[0]))
                        .add(")");
            default -> {
                sql.add(quotedColumn + " IN (");
                for (int i = 0; i < values.size(); i++) {
                    sql.add(i == 0 ? "" : ", ").bind(values.get(i));
                }
                sql.add(")");
            }
        }
    }

    @Override
    public void addLike(Sql sql, String quotedColumn, String pattern) {
        sql.add(quotedColumn + " LIKE ").bind(pattern).add(" ESCAPE '\\'");
    }

    @Override
    public void addHasGeometry(Sql sql) {
        sql.add("(geom IS NOT NULL AND NOT ST_IsEmpty(geom))");
    }

    /** The functions of PostGIS look into the GiST index themselves. */
    @Override
    public void addSpatial(Sql sql, StoredLayer layer, Filter.Spatial spatial) {
        String function = "ST_" + spatial.operator().name().charAt(0)
                + spatial.operator().name().substring(1).toLowerCase(Locale.ROOT);
        sql.add("(geom IS NOT NULL AND NOT ST_IsEmpty(geom) AND " + function + "(geom, ST_GeomFromWKB(")
                .bind(new Wkb().write(spatial.geometry()))
                .add(", " + layer.layer().crs().srid() + ")))");
    }

    @Override
    public void addFolded(Sql sql, TextFold fold, Sql text) {
        FoldSql.add(sql, fold, text);
    }

    @Override
    public int fetchSize() {
        return FETCH;
    }

    static String typeOf(PropertyType type) {
        return switch (type) {
            case STRING -> "text COLLATE \"C\"";
            case NUMBER -> "double precision";
            case INTEGER -> "bigint";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case DATE_TIME -> "timestamptz";
        };
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
