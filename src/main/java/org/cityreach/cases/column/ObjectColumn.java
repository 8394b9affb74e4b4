package org.cityreach.cases.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Days and truths as the objects they are; equal neighbours share one object. For the few properties of a
 * case that are none of its moments, texts or numbers. Immutable.
 */
final class ObjectColumn implements Column {

    private final @Nullable Object[] values;

    private ObjectColumn(@Nullable Object[] values) {
        this.values = values;
    }

    @Override
    public @Nullable Object value(int row) {
        return values[row];
    }

    /** Collects values. */
    static final class Builder implements Column.Builder {

        private @Nullable Object[] values;
        private int size;

        Builder(int capacity) {
            values = new Object[capacity];
        }

        @Override
        public void add(@Nullable Object value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Growth.beyond(size));
            }
            values[size] = size > 0 && value != null && value.equals(values[size - 1]) ? values[size - 1] : value;
            size++;
        }

        @Override
        public void addFrom(Column source, int row) {
            add(source.value(row));
        }

        @Override
        public Column inOrder(int[] order) {
            @Nullable Object[] ordered = new Object[order.length];
            for (int i = 0; i < order.length; i++) {
                ordered[i] = values[order[i]];
            }
            return new ObjectColumn(ordered);
        }
    }
}
