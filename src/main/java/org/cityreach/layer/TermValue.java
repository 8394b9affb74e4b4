package org.cityreach.layer;

import org.jspecify.annotations.Nullable;

/**
 * Computes terms. Arithmetic without a finite result has no value: division by zero, overflow, a product or quotient
 * that vanishes below the smallest number, a root of a negative number. Immutable.
 */
public final class TermValue {

    private TermValue() {}

    /** In the Java type of the term; null where it has no value. */
    public static @Nullable Object of(Term term, FilterEvaluator.Row row) {
        if (term instanceof Term.Property property) {
            return row.value(property.name());
        }
        if (term instanceof Term.Id) {
            return row.id();
        }
        if (term instanceof Term.Constant constant) {
            return constant.value();
        }
        if (term instanceof Term.Folded folded) {
            return of(folded.text(), row) instanceof String text ? folded.fold().apply(text) : null;
        }
        Term.Arithmetic sum = (Term.Arithmetic) term;
        return of(sum.left(), row) instanceof Number left && of(sum.right(), row) instanceof Number right
                ? compute(sum.operation(), left.doubleValue(), right.doubleValue())
                : null;
    }

    /** Null where there is no finite result. */
    public static @Nullable Double compute(Term.Operation operation, double left, double right) {
        return switch (operation) {
            case ADD -> finite(left + right);
            case SUBTRACT -> finite(left - right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case WHOLE_QUOTIENT -> truncated(quotient(left, right));
            case REMAINDER -> remainder(left, right);
            case POWER -> power(left, right);
        };
    }

    private static @Nullable Double product(double left, double right) {
        double product = left * right;
        return product == 0 && left != 0 && right != 0 ? null : finite(product);
    }

    private static @Nullable Double quotient(double left, double right) {
        double quotient = left / right;
        return quotient == 0 && left != 0 ? null : finite(quotient);
    }

    private static @Nullable Double truncated(@Nullable Double number) {
        return number == null ? null : (Double) (number < 0 ? Math.ceil(number) : Math.floor(number));
    }

    private static @Nullable Double remainder(double left, double right) {
        Double times = truncated(quotient(left, right));
        Double whole = times == null ? null : product(right, times);
        return whole == null ? null : finite(left - whole);
    }

    private static @Nullable Double power(double base, double exponent) {
        double power = Math.pow(base, exponent);
        return power == 0 && base != 0 ? null : finite(power);
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
