package org.cityreach.store.geopackage;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.cityreach.layer.Term;
import org.cityreach.layer.TermValue;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** An SQL function: arithmetic of two numbers by the sign of the operation; null where there is no finite result. */
final class Arithmetic extends Function {

    static final String NAME = "cityreach_arithmetic";

    private static final int NULL_TYPE = 5;

    private final Map<String, Term.Operation> bySign = new HashMap<>();

    Arithmetic() {
        for (Term.Operation operation : Term.Operation.values()) {
            bySign.put(operation.sign(), operation);
        }
    }

    @Override
    protected void xFunc() throws SQLException {
        Term.@Nullable Operation operation = bySign.get(value_text(0));
        if (operation == null || value_type(1) == NULL_TYPE || value_type(2) == NULL_TYPE) {
            result();
            return;
        }
        @Nullable Double value = TermValue.compute(operation, value_double(1), value_double(2));
        if (value == null) {
            result();
        } else {
            result(value.doubleValue());
        }
    }
}
