package org.cityreach.exchange.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which place in a row's values gives what; -1 stands for none.
 *
 * @param x easting or longitude; -1 where the geometry comes another way
 * @param y northing or latitude
 * @param wkt geometry as well-known text
 * @param properties by the order of the layer's properties
 * @param constants by the order of the layer's properties, values of their type; null where there is none
 * @param columns names, by place
 * @param targets column by target, as it was settled
 * @param assumed those of the targets that the caller did not name
 */
public record ColumnMapping(
        int id,
        int x,
        int y,
        int wkt,
        List<Integer> properties,
        List<@Nullable Object> constants,
        List<String> columns,
        Map<String, String> targets,
        Map<String, String> assumed) {

    /** Columns that nothing is taken from. */
    public List<String> ignoredColumns() {
        List<String> ignored = new ArrayList<>(columns);
        ignored.removeAll(targets.values());
        return ignored;
    }

    /** A place's column; the empty name where there is none. */
    String columnName(int place) {
        return place < 0 ? "" : columns.get(place);
    }

    /** The column by target, for showing; a copy. */
    public Map<String, String> byTarget() {
        return new LinkedHashMap<>(targets);
    }
}
