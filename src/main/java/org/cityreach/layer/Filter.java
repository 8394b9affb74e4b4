package org.cityreach.layer;

import java.util.List;

/**
 * A condition on the properties of a feature, as a tree. Property names have been checked against the
 * layer and values have the Java type of their property, so that a filter can be evaluated or bound to
 * a statement without another look at the schema. A comparison with a null property is false.
 */
public sealed interface Filter {

    /** How two values compare. Strings compare by code point, case matters. */
    enum Operator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL
    }

    /** Every part holds; an empty list holds always. */
    record And(List<Filter> parts) implements Filter {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds; an empty list never holds. */
    record Or(List<Filter> parts) implements Filter {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Filter part) implements Filter {}

    record Comparison(String property, Operator operator, Object value) implements Filter {}

    /** Both ends belong. */
    record Between(String property, Object low, Object high) implements Filter {}

    record In(String property, List<Object> values) implements Filter {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code %} stands for any text, {@code _} for one character, {@code \} escapes; case matters. */
    record Like(String property, String pattern) implements Filter {}

    record IsNull(String property) implements Filter {}

    /** The feature's id is one of these. */
    record IdIn(List<String> ids) implements Filter {
        public IdIn {
            ids = List.copyOf(ids);
        }
    }

    /** A filter that every feature passes. */
    static Filter all() {
        return new And(List.of());
    }
}
