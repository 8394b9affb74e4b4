package org.cityreach.layer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Values of properties between their Java type and the texts and JSON they travel as. What does not fit the
 * type is the fault {@code invalid-value}, which names the parameter, the value and what is allowed.
 */
public final class PropertyValue {

    /** No number or date is longer; keeps arithmetic on hostile texts cheap. */
    private static final int LONGEST_LITERAL = 100;

    private PropertyValue() {}

    /**
     * A value from a text.
     *
     * <ul>
     *   <li>string: as it is
     *   <li>number: decimal, finite
     *   <li>integer: decimal without a fraction, 64 bits; {@code 12.0} counts as 12
     *   <li>boolean: true/false, 1/0, yes/no, t/f, y/n, 是/否, in any case
     *   <li>date: {@code 2026-01-31}
     *   <li>date-time: {@code 2026-01-31T08:00:00+08:00} or {@code …Z}; a zone is mandatory; milliseconds are
     *       kept, what is finer is cut off
     * </ul>
     *
     * @param parameter what the fault names
     */
    public static Object parse(String parameter, PropertyType type, String text) {
        String stripped = text.strip();
        if (type != PropertyType.STRING && stripped.length() > LONGEST_LITERAL) {
            throw invalid(parameter, type, text);
        }
        try {
            return switch (type) {
                case STRING -> text;
                case NUMBER -> finite(new BigDecimal(stripped).doubleValue());
                case INTEGER -> new BigDecimal(stripped).longValueExact();
                case BOOLEAN -> parseBoolean(stripped);
                case DATE -> LocalDate.parse(stripped);
                case DATE_TIME -> OffsetDateTime.parse(stripped).toInstant().truncatedTo(ChronoUnit.MILLIS);
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException unfit) {
            throw invalid(parameter, type, text);
        }
    }

    /** A value from a text, where the property is not known by name. */
    public static Object parse(PropertyType type, String text) {
        return parse("value", type, text);
    }

    /**
     * A value from what a JSON or YAML parser gives: String, Number, Boolean. Strictly typed, except that a
     * whole number also fits number and {@code 12.0} fits integer. Dates and date-times are texts.
     */
    public static Object fromJson(String parameter, PropertyType type, Object json) {
        Object value = switch (type) {
            case STRING -> json instanceof String ? json : null;
            case NUMBER ->
                json instanceof Number number && Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
            case INTEGER -> json instanceof Number number ? exactLong(number) : null;
            case BOOLEAN -> json instanceof Boolean ? json : null;
            case DATE, DATE_TIME -> json instanceof String text ? parse(parameter, type, text) : null;
        };
        if (value == null) {
            throw invalid(parameter, type, json);
        }
        return value;
    }

    /** What JSON carries for a value: String, Double, Long or Boolean. */
    public static Object toJson(Object value) {
        return value instanceof LocalDate || value instanceof Instant ? value.toString() : value;
    }

    /** The value as people type it and as CSV carries it; {@link #parse} reads it back. */
    public static String toText(Object value) {
        return value.toString();
    }

    private static Object parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "t", "y", "是" -> true;
            case "false", "0", "no", "f", "n", "否" -> false;
            default -> throw new DateTimeException("no boolean");
        };
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("too large");
        }
        return number;
    }

    private static @Nullable Long exactLong(Number number) {
        if (number instanceof Long || number instanceof Integer || number instanceof Short) {
            return number.longValue();
        }
        if (number instanceof BigInteger big) {
            return big.bitLength() < 64 ? big.longValue() : null;
        }
        double real = number.doubleValue();
        return real == Math.rint(real) && Math.abs(real) < 0x1p53 ? (long) real : null;
    }

    private static Fault invalid(String parameter, PropertyType type, Object value) {
        return Fault.invalid("invalid-value", parameter, value, allowed(type));
    }

    private static String allowed(PropertyType type) {
        return switch (type) {
            case STRING -> "a text";
            case NUMBER -> "a finite number";
            case INTEGER -> "a whole number of 64 bits";
            case BOOLEAN -> "true or false";
            case DATE -> "a date such as 2026-01-31";
            case DATE_TIME -> "a date and time with zone such as 2026-01-31T08:00:00+08:00";
        };
    }
}
