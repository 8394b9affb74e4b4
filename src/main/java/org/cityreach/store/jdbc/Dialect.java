package org.cityreach.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.cityreach.layer.Filter;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.cityreach.layer.TextFold;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What differs between the two databases. */
public interface Dialect {

    /** The column for each property; names the database cannot hold are replaced, always in the same way. */
    Map<String, String> columns(Layer layer);

    /** A name for the layer's table that nothing else has. */
    String freeTableName(Connection connection, String layerId) throws SQLException;

    void createTable(Connection connection, StoredLayer layer) throws SQLException;

    /** Adds empty columns for properties of the layer that its table lacks. */
    void addColumns(Connection connection, StoredLayer layer, List<PropertySchema> properties) throws SQLException;

    void dropTable(Connection connection, StoredLayer layer) throws SQLException;

    /** Deletes a feature with whatever belongs to it, and tells whether it was there. */
    boolean deleteFeature(Connection connection, StoredLayer layer, String featureId) throws SQLException;

    /** What to add to a select of the catalogue to hold other writers of the layer off; may be empty. */
    String lockClause();

    /** The value as the database wants it bound, for a comparison with a column of that type. */
    Object bindable(PropertyType type, Object value);

    @Nullable
    Object value(ResultSet rows, int index, PropertyType type) throws SQLException;

    /** What to select so that a {@link GeometryReader} can read it. */
    String geometryExpression();

    /** Reads the geometries of one result, for one thread. */
    GeometryReader geometryReader(Layer layer);

    /** Reads what {@link #geometryExpression} selected. */
    @FunctionalInterface
    interface GeometryReader {
        @Nullable
        Geometry read(ResultSet rows, int index) throws SQLException;
    }

    /** Adds the condition that a feature's envelope touches the box. */
    void addBox(Sql sql, StoredLayer layer, Envelope box);

    /** Adds the condition that the column, never null here, is one of the bindable values. */
    void addIn(Sql sql, String quotedColumn, PropertyType type, List<Object> values);

    /** Adds the condition that the column is like the pattern, escaped by a backslash, case mattering. */
    void addLike(Sql sql, String quotedColumn, String pattern);

    /** Adds the condition, never null, that a feature has a geometry that is not empty. */
    void addHasGeometry(Sql sql);

    /** Adds the condition, never null, that a feature's geometry lies so to that of the filter. */
    void addSpatial(Sql sql, StoredLayer layer, Filter.Spatial spatial);

    /** Adds a text without what the fold takes away; null where the text is null. */
    void addFolded(Sql sql, TextFold fold, Sql text);

    /** How many rows to fetch at once when streaming; 0 for the driver's way. */
    int fetchSize();
}
