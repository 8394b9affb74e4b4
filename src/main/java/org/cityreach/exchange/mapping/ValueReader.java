package org.cityreach.exchange.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a property's value of what a file has: a text, a number, a boolean, a date or local time. Strict: what is not clearly
 * the property's type is a problem of the row. A blank text is no value, except for properties of type
 * string in formats that tell an empty text from none. Not safe for use by many threads.
 */
public final class ValueReader {

    private static final int LONGEST_SHOWN = 100;

    private final DateReader dates;

    public ValueReader(DateReader dates) {
        this.dates = dates;
    }

    /** The value in the Java type of the property; null where there is none. */
    public @Nullable Object read(PropertySchema property, @Nullable Object raw) throws RowProblem {
        if (raw == null) {
            return null;
        }
        if (raw instanceof String text) {
            return readText(property, text);
        }
        return switch (property.type()) {
            case STRING -> raw.toString();
            case NUMBER -> raw instanceof Number number ? finite(property, number.doubleValue()) : unfit(property, raw);
            case INTEGER -> raw instanceof Number number ? whole(property, number) : unfit(property, raw);
            case BOOLEAN -> raw instanceof Boolean ? raw : readBoolean(property, raw.toString());
            case DATE -> date(property, raw);
            case DATE_TIME -> moment(property, raw);
        };
    }

    private Object date(PropertySchema property, Object raw) throws RowProblem {
        if (raw instanceof LocalDate date) {
            return date;
        }
        return raw instanceof LocalDateTime local ? local.toLocalDate() : unfit(property, raw);
    }

    private Object moment(PropertySchema property, Object raw) throws RowProblem {
        if (raw instanceof LocalDateTime local) {
            return dates.atZone(local);
        }
        return raw instanceof LocalDate date ? dates.atZone(date.atStartOfDay()) : unfit(property, raw);
    }

    private @Nullable Object readText(PropertySchema property, String text) throws RowProblem {
        if (text.indexOf('\0') >= 0) {
            throw new RowProblem("invalid-text", property.name() + " holds the character U+0000");
        }
        boolean isText = property.type() == PropertyType.STRING;
        if (!isText && text.isBlank()) {
            return null;
        }
        String name = property.name();
        return switch (property.type()) {
            case STRING -> property.allowedValues().isEmpty() ? text : listed(property, text);
            case NUMBER -> NumberText.parse(text, name);
            case INTEGER -> NumberText.parseWhole(text, name);
            case BOOLEAN -> readBoolean(property, text);
            case DATE -> dates.readDate(text, name);
            case DATE_TIME -> dates.readMoment(text, name);
        };
    }

    /** A listed value may be written with blanks around it or as one of its labels. */
    private static @Nullable Object listed(PropertySchema property, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (property.allowedValues().contains(stripped)) {
            return stripped;
        }
        for (var label : property.labels().entrySet()) {
            boolean meant = label.getValue().zh().equals(stripped)
                    || label.getValue().en().equalsIgnoreCase(stripped);
            if (meant && property.allowedValues().contains(label.getKey())) {
                return label.getKey();
            }
        }
        return stripped;
    }

    private static Boolean readBoolean(PropertySchema property, String text) throws RowProblem {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1", "1.0", "是" -> true;
            case "false", "f", "no", "n", "0", "0.0", "否" -> false;
            default ->
                throw new RowProblem(
                        "invalid-boolean", property.name() + " is '" + shown(text) + "', not true or false");
        };
    }

    private static Double finite(PropertySchema property, double number) throws RowProblem {
        if (!Double.isFinite(number)) {
            throw new RowProblem("invalid-number", property.name() + " is " + number + ", not a finite number");
        }
        return number;
    }

    private static Long whole(PropertySchema property, Number number) throws RowProblem {
        if (number instanceof Long) {
            return number.longValue();
        }
        double real = number.doubleValue();
        if (real != Math.rint(real) || Math.abs(real) > 0x1p53) {
            throw new RowProblem("invalid-integer", property.name() + " is " + real + ", not a whole number");
        }
        return (long) real;
    }

    private static Object unfit(PropertySchema property, Object raw) throws RowProblem {
        throw new RowProblem(
                "invalid-" + property.type().jsonName(),
                property.name() + " is " + shown(raw.toString()) + ", not of type "
                        + property.type().jsonName());
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
