package org.cityreach.store.geopackage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
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
import tools.jackson.databind.json.JsonMapper;

/** SQLite's SQL, GeoPackage's tables. */
final class GeoPackageDialect implements Dialect {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BOUND_IN_LIST = 500;

    private final GeoPackageTables tables = new GeoPackageTables();

    @Override
    public Map<String, String> columns(Layer layer) {
        Map<String, String> columns = new HashMap<>();
        for (PropertySchema property : layer.properties()) {
            columns.put(property.name(), property.name());
        }
        return columns;
    }

    @Override
    public String freeTableName(Connection connection, String layerId) throws SQLException {
        return tables.freeName(connection, layerId);
    }

    @Override
    public void createTable(Connection connection, StoredLayer layer) throws SQLException {
        tables.create(connection, layer);
    }

    @Override
    public void addColumns(Connection connection, StoredLayer layer, List<PropertySchema> properties)
            throws SQLException {
        tables.addColumns(connection, layer, properties);
    }

    @Override
    public void dropTable(Connection connection, StoredLayer layer) throws SQLException {
        tables.drop(connection, layer);
    }

    @Override
    public boolean deleteFeature(Connection connection, StoredLayer layer, String featureId) throws SQLException {
        long fid = Sql.of("SELECT fid FROM " + layer.quotedTable() + " WHERE id = ")
                .bind(featureId)
                .findLong(connection, Long.MIN_VALUE);
        if (fid == Long.MIN_VALUE) {
            return false;
        }
        Sql.of("DELETE FROM " + GeoPackageTables.treeOf(layer) + " WHERE id = ")
                .bind(fid)
                .execute(connection);
        Sql.of("DELETE FROM " + layer.quotedTable() + " WHERE fid = ").bind(fid).execute(connection);
        tables.touch(connection, layer);
        return true;
    }

    @Override
    public String lockClause() {
        return "";
    }

    @Override
    public Object bindable(PropertyType type, Object value) {
        Object clamped = StoredValue.clamped(type, value);
        if (clamped instanceof LocalDate date) {
            return IsoText.of(date);
        }
        if (clamped instanceof Instant moment) {
            return IsoText.of(moment);
        }
        return clamped instanceof Boolean bool ? (Object) (bool ? 1 : 0) : clamped;
    }

    @Override
    public @Nullable Object value(ResultSet rows, int index, PropertyType type) throws SQLException {
        switch (type) {
            case STRING -> {
                return rows.getString(index);
            }
            case DATE, DATE_TIME -> {
                String text = rows.getString(index);
                return text == null ? null : type == PropertyType.DATE ? IsoText.date(text) : IsoText.moment(text);
            }
            case NUMBER -> {
                double number = rows.getDouble(index);
                return rows.wasNull() ? null : number;
            }
            default -> {
                long number = rows.getLong(index);
                return rows.wasNull() ? null : type == PropertyType.BOOLEAN ? (Object) (number != 0) : (Object) number;
            }
        }
    }

    @Override
    public String geometryExpression() {
        return "geom";
    }

    @Override
    public GeometryReader geometryReader(Layer layer) {
        GeoPackageBinary binary = new GeoPackageBinary();
        return (rows, index) -> {
            byte[] blob = rows.getBytes(index);
            return blob == null ? null : StoredGeometry.fromStored(layer.geometryType(), binary.decode(blob));
        };
    }

    /**
     * The R-tree rounds outwards to single precision, so what it finds is looked at exactly, by the
     * envelope in the geometry's head.
     */
    @Override
    public void addBox(Sql sql, StoredLayer layer, Envelope box) {
        if (box.isNull()) {
            sql.add("(1 = 0)");
            return;
        }
        sql.add("(fid IN (SELECT id FROM " + GeoPackageTables.treeOf(layer) + " WHERE minx <= ")
                .bind(box.getMaxX())
                .add(" AND maxx >= ")
                .bind(box.getMinX())
                .add(" AND miny <= ")
                .bind(box.getMaxY())
                .add(" AND maxy >= ")
                .bind(box.getMinY())
                .add(") AND ");
        sql.add(EnvelopeTouches.NAME + "(geom, ").bind(box.getMinX()).add(", ").bind(box.getMaxX());
        sql.add(", ").bind(box.getMinY()).add(", ").bind(box.getMaxY()).add(") = 1)");
    }

    @Override
    public void addIn(Sql sql, String quotedColumn, PropertyType type, List<Object> values) {
        boolean isText = values.get(0) instanceof String;
        if (isText && values.size() > MOST_BOUND_IN_LIST) {
            sql.add(quotedColumn + " IN (SELECT value FROM json_each(")
                    .bind(JSON.writeValueAsString(values))
                    .add("))");
            return;
        }
        sql.add(quotedColumn + " IN (");
        for (int i = 0; i < values.size(); i++) {
            sql.add(i == 0 ? "" : ", ").bind(values.get(i));
        }
        sql.add(")");
    }

    @Override
    public void addLike(Sql sql, String quotedColumn, String pattern) {
        sql.add(quotedColumn + " LIKE ").bind(pattern).add(" ESCAPE '\\'");
    }

    @Override
    public void addHasGeometry(Sql sql) {
        sql.add("(geom IS NOT NULL AND " + GeometryRelates.NAME + "('" + GeometryRelates.IS_THERE
                + "', geom, NULL) = 1)");
    }

    @Override
    public void addSpatial(Sql sql, StoredLayer layer, Filter.Spatial spatial) {
        sql.add("(geom IS NOT NULL AND ");
        if (spatial.operator() != Filter.SpatialOperator.DISJOINT) {
            addBox(sql, layer, spatial.geometry().getEnvelopeInternal());
            sql.add(" AND ");
        }
        sql.add(GeometryRelates.NAME + "('" + spatial.operator() + "', geom, ")
                .bind(new Wkb().write(spatial.geometry()))
                .add(") = 1)");
    }

    @Override
    public void addFolded(Sql sql, TextFold fold, Sql text) {
        sql.add(FoldedText.NAME + "('" + fold + "', ").add(text).add(")");
    }

    @Override
    public int fetchSize() {
        return 0;
    }
}
