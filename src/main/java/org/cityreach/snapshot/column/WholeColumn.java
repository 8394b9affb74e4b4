package org.cityreach.snapshot.column;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/** Whole numbers, moments as milliseconds since 1970, or days since 1970. */
final class WholeColumn implements Column {

    private final PropertyType type;
    private final BitSet nulls = new BitSet();
    private long[] values = new long[16];
    private int size;

    WholeColumn(PropertyType type) {
        this.type = type;
    }

    @Override
    public void add(@Nullable Object value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        if (value == null) {
            nulls.set(size);
        } else {
            values[size] = whole(value);
        }
        size++;
    }

    private static long whole(Object value) {
        if (value instanceof Instant moment) {
            return moment.toEpochMilli();
        }
        return value instanceof LocalDate date ? date.toEpochDay() : (Long) value;
    }

    @Override
    public void trim() {
        values = Arrays.copyOf(values, size);
    }

    @Override
    public @Nullable Object value(int row) {
        if (nulls.get(row)) {
            return null;
        }
        return switch (type) {
            case DATE_TIME -> Instant.ofEpochMilli(values[row]);
            case DATE -> LocalDate.ofEpochDay(values[row]);
            default -> values[row];
        };
    }

    @Override
    public double number(int row) {
        return nulls.get(row) ? Double.NaN : values[row];
    }

    @Override
    public boolean isNull(int row) {
        return nulls.get(row);
    }

    @Override
    public IntPredicate comparison(Operator operator, Object value) {
        // what lies between two milliseconds is after the first and before the second
        boolean isBetween = value instanceof Instant moment && moment.getNano() % 1_000_000 != 0;
        long other = floor(value);
        return row -> {
            if (nulls.get(row)) {
                return false;
            }
            int sign = Long.compare(values[row], other);
            return Column.holds(operator, isBetween && sign == 0 ? -1 : sign);
        };
    }

    /** Far-off moments and days, which no column holds, become the ends of the range. */
    private static long floor(Object value) {
        if (value instanceof Instant moment) {
            try {
                return moment.toEpochMilli();
            } catch (ArithmeticException e) {
                return moment.getEpochSecond() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            }
        }
        return whole(value);
    }
}
