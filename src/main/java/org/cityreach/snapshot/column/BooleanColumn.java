package org.cityreach.snapshot.column;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.cityreach.layer.Filter.Operator;
import org.jspecify.annotations.Nullable;

/** Truth values; false comes before true. */
final class BooleanColumn implements Column {

    private final BitSet known = new BitSet();
    private final BitSet values = new BitSet();
    private int size;

    @Override
    public void add(@Nullable Object value) {
        if (value != null) {
            known.set(size);
            values.set(size, (Boolean) value);
        }
        size++;
    }

    @Override
    public void trim() {}

    @Override
    public @Nullable Object value(int row) {
        return isNull(row) ? null : (Object) values.get(row);
    }

    @Override
    public double number(int row) {
        throw new IllegalArgumentException("a boolean property is no number");
    }

    @Override
    public boolean isNull(int row) {
        return !known.get(row);
    }

    @Override
    public IntPredicate comparison(Operator operator, Object value) {
        boolean other = (Boolean) value;
        return row -> known.get(row) && Column.holds(operator, Boolean.compare(values.get(row), other));
    }
}
