package org.cityreach.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.PropertyType;
import org.jspecify.annotations.Nullable;

/** Checks that a value is one that both databases give back as it was. */
public final class StoredValue {

    /** The first and the last day that both databases keep and sort. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Instant FIRST_MOMENT = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST_MOMENT = Instant.parse("9999-12-31T23:59:59.999Z");

    private StoredValue() {}

    /** The property's value; a fault where it is of another type than the schema's or cannot be stored. */
    public static @Nullable Object of(Feature feature, PropertySchema schema) {
        Object value = feature.property(schema.name());
        if (value == null) {
            return null;
        }
        if (!schema.type().javaType().isInstance(value)) {
            throw new IllegalArgumentException(
                    "property " + schema.name() + " is a " + value.getClass().getSimpleName() + ", not a "
                            + schema.type().jsonName());
        }
        if (value instanceof String text) {
            checkText(schema.name(), text);
        } else if (value instanceof Double number && !Double.isFinite(number)) {
            throw Fault.invalid("invalid-number", schema.name(), value, "a finite number");
        } else if (value instanceof LocalDate date && (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY))) {
            throw Fault.invalid("invalid-date", schema.name(), value, "a day from " + FIRST_DAY + " to " + LAST_DAY);
        } else if (value instanceof Instant moment && (moment.isBefore(FIRST_MOMENT) || moment.isAfter(LAST_MOMENT))) {
            throw Fault.invalid(
                    "invalid-date-time", schema.name(), value, "from " + FIRST_MOMENT + " to " + LAST_MOMENT);
        }
        return value;
    }

    /** The feature's id, checked. */
    public static String id(Feature feature) {
        String id = feature.id();
        checkText("id", id);
        if (id.isEmpty() || id.length() > 200) {
            throw Fault.invalid("invalid-id", "id", id, "1 to 200 characters");
        }
        return id;
    }

    /** The nearest value to a filter's that a column can hold, which compares alike with all stored ones. */
    public static Object clamped(PropertyType type, Object value) {
        if (type == PropertyType.DATE && value instanceof LocalDate date) {
            return date.isBefore(FIRST_DAY)
                    ? LocalDate.of(0, 12, 31)
                    : date.isAfter(LAST_DAY) ? LAST_DAY.plusDays(1) : date;
        }
        if (type == PropertyType.DATE_TIME && value instanceof Instant moment) {
            return moment.isBefore(FIRST_MOMENT)
                    ? FIRST_MOMENT.minusMillis(1)
                    : moment.isAfter(LAST_MOMENT) ? LAST_MOMENT.plusMillis(1) : moment;
        }
        return value;
    }

    private static void checkText(String name, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isPair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                throw Fault.invalid("invalid-text", name, text, "text without zero characters and broken pairs");
            }
        }
    }
}
