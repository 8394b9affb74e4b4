package org.cityreach.snapshot.column;

import java.util.function.IntPredicate;
import org.cityreach.layer.Filter.Operator;
import org.cityreach.layer.PropertySchema;
import org.jspecify.annotations.Nullable;

/** The values of one property by row. Filled once, then only read. */
interface Column {

    static Column of(PropertySchema schema) {
        return switch (schema.type()) {
            case STRING -> new TextColumn();
            case NUMBER -> new NumberColumn();
            case INTEGER, DATE_TIME, DATE -> new WholeColumn(schema.type());
            case BOOLEAN -> new BooleanColumn();
        };
    }

    /** Adds the value of the next row; null where it has none. */
    void add(@Nullable Object value);

    /** Ends the filling. */
    void trim();

    @Nullable
    Object value(int row);

    /** The value as a number; NaN where there is none. */
    double number(int row);

    boolean isNull(int row);

    /** Which rows compare so; never a row without a value. */
    IntPredicate comparison(Operator operator, Object value);

    /** Whether {@code sign}, the sign of a comparison, satisfies the operator. */
    static boolean holds(Operator operator, int sign) {
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case LESS_OR_EQUAL -> sign <= 0;
            case GREATER -> sign > 0;
            case GREATER_OR_EQUAL -> sign >= 0;
        };
    }
}
