package org.cityreach.snapshot.column;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.cityreach.layer.Filter.Operator;
import org.jspecify.annotations.Nullable;

/** Numbers, NaN where there is none. */
final class NumberColumn implements Column {

    private double[] values = new double[16];
    private int size;

    @Override
    public void add(@Nullable Object value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value == null ? Double.NaN : (Double) value;
    }

    @Override
    public void trim() {
        values = Arrays.copyOf(values, size);
    }

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : (Object) values[row];
    }

    @Override
    public double number(int row) {
        return values[row];
    }

    @Override
    public boolean isNull(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public IntPredicate comparison(Operator operator, Object value) {
        double other = ((Number) value).doubleValue();
        // NaN compares false with all operators but the unequal one
        return switch (operator) {
            case EQUAL -> row -> values[row] == other;
            case NOT_EQUAL -> row -> values[row] < other || values[row] > other;
            case LESS -> row -> values[row] < other;
            case LESS_OR_EQUAL -> row -> values[row] <= other;
            case GREATER -> row -> values[row] > other;
            case GREATER_OR_EQUAL -> row -> values[row] >= other;
        };
    }
}
