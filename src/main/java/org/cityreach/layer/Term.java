package org.cityreach.layer;

/**
 * What a comparison compares: a property, the feature's id, a constant, or something made of these. Names and types
 * have been checked against the layer. A term has no value where one of its properties has none, or where its
 * arithmetic has no finite result.
 */
public sealed interface Term {

    /** The type of its values. {@link PropertyType#NUMBER} for all arithmetic. */
    PropertyType type();

    /** Arithmetic of double precision. */
    enum Operation {
        ADD("+"),
        SUBTRACT("-"),
        MULTIPLY("*"),
        DIVIDE("/"),
        /** {@code a - b * truncated(a / b)}; has the sign of a. */
        REMAINDER("%"),
        /** The quotient without its fraction. */
        WHOLE_QUOTIENT("div"),
        POWER("^");

        private final String sign;

        Operation(String sign) {
            this.sign = sign;
        }

        /** As CQL2 writes it. */
        public String sign() {
            return sign;
        }
    }

    record Property(String name, PropertyType type) implements Term {}

    /** The feature's id. */
    record Id() implements Term {
        @Override
        public PropertyType type() {
            return PropertyType.STRING;
        }
    }

    /** A value in the Java type of its type. */
    record Constant(PropertyType type, Object value) implements Term {}

    record Arithmetic(Operation operation, Term left, Term right) implements Term {
        @Override
        public PropertyType type() {
            return PropertyType.NUMBER;
        }
    }

    /** A text without what the fold takes away. */
    record Folded(TextFold fold, Term text) implements Term {
        @Override
        public PropertyType type() {
            return PropertyType.STRING;
        }
    }
}
