package org.cityreach.exchange.format;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a file as it came, before mapping.
 *
 * @param number counted from 1; a header is not counted
 * @param line the line of the file it begins on, counted from 1; 0 where lines say nothing
 * @param id the id the format itself knows; null where it has none
 * @param geometry the geometry the format itself knows, as in the file; null where it has none
 * @param values by column: a String, Double, Long, Boolean, LocalDate, LocalDateTime or null; may be shorter than the columns; not copied
 * @param problem why the row cannot be taken; null for a good one
 */
public record RawRow(
        long number,
        long line,
        @Nullable String id,
        @Nullable Geometry geometry,
        @Nullable Object[] values,
        @Nullable RowProblem problem) {

    /** The value of a column; null where the row has none. */
    public @Nullable Object value(int column) {
        return column >= 0 && column < values.length ? values[column] : null;
    }
}
