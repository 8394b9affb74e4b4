package org.cityreach.layer.cql;

import java.util.Optional;
import org.cityreach.layer.Filter.Operator;

/** The comparison signs of CQL2, the same in text and JSON. */
final class Operators {

    private Operators() {}

    static Optional<Operator> find(String sign) {
        return Optional.ofNullable(
                switch (sign) {
                    case "=" -> Operator.EQUAL;
                    case "<>" -> Operator.NOT_EQUAL;
                    case "<" -> Operator.LESS;
                    case "<=" -> Operator.LESS_OR_EQUAL;
                    case ">" -> Operator.GREATER;
                    case ">=" -> Operator.GREATER_OR_EQUAL;
                    default -> null;
                });
    }

    /** For a condition whose sides have changed places. */
    static Operator mirrored(Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Operator.GREATER;
            case LESS_OR_EQUAL -> Operator.GREATER_OR_EQUAL;
            case GREATER -> Operator.LESS;
            case GREATER_OR_EQUAL -> Operator.LESS_OR_EQUAL;
        };
    }
}
