package org.cityreach.cases.column;

import org.jspecify.annotations.Nullable;

/** The values of one property in one segment, by row. Immutable. */
interface Column {

    /** In the Java type of the property; null where it is missing. */
    @Nullable
    Object value(int row);

    default boolean isMissing(int row) {
        return value(row) == null;
    }

    /** The value of a numeric property; NaN where it is missing. */
    default double number(int row) {
        return value(row) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Collects the values of a segment in the order they come. */
    interface Builder {

        void add(@Nullable Object value);

        /** Adds a row of another segment's column of the same property. */
        void addFrom(Column source, int row);

        /** The column with its rows in another order: row i is the one that came as {@code order[i]}. */
        Column inOrder(int[] order);
    }
}
