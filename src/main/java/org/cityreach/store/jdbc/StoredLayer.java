package org.cityreach.store.jdbc;

import java.util.List;
import java.util.Map;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;

/**
 * A layer as the catalogue has it at one moment.
 *
 * @param table the name of its table, unquoted
 * @param columns the column of each property, unquoted, by the property's name
 */
public record StoredLayer(Layer layer, String table, long version, Map<String, String> columns) {

    public StoredLayer {
        columns = Map.copyOf(columns);
    }

    /** The quoted column of a property of this layer. */
    public String column(String property) {
        String column = columns.get(property);
        if (column == null) {
            throw new IllegalArgumentException("layer " + layer.id() + " has no property " + property);
        }
        return Sql.quoted(column);
    }

    /** The quoted columns of all properties, in the schema's order. */
    public List<String> propertyColumns() {
        return layer.properties().stream()
                .map(PropertySchema::name)
                .map(this::column)
                .toList();
    }

    public String quotedTable() {
        return Sql.quoted(table);
    }
}
