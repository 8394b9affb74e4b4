package org.cityreach.cases.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers, NaN where one is missing. Immutable. */
final class NumberColumn implements KeyColumn {

    private final double[] values;

    private NumberColumn(double[] values) {
        this.values = values;
    }

    @Override
    public double number(int row) {
        return values[row];
    }

    @Override
    public long key(int row) {
        return KeyColumn.keyOf(values[row]);
    }

    @Override
    public int selectKeys(long low, long high, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long key = KeyColumn.keyOf(values[row]);
            rows[kept] = row;
            kept += key >= low && key <= high ? 1 : 0;
        }
        return kept;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public @Nullable Object value(int row) {
        return Double.isNaN(values[row]) ? null : (Object) values[row];
    }

    /** Collects numbers. */
    static final class Builder implements Column.Builder {

        private double[] values;
        private int size;

        Builder(int capacity) {
            values = new double[capacity];
        }

        @Override
        public void add(@Nullable Object value) {
            put(value instanceof Double number ? number : Double.NaN);
        }

        @Override
        public void addFrom(Column source, int row) {
            put(source.number(row));
        }

        private void put(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Growth.beyond(size));
            }
            values[size++] = value;
        }

        @Override
        public Column inOrder(int[] order) {
            double[] ordered = new double[order.length];
            for (int i = 0; i < order.length; i++) {
                ordered[i] = values[order[i]];
            }
            return new NumberColumn(ordered);
        }
    }
}
