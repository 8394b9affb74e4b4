package org.cityreach.layer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.cityreach.fault.Fault;

/** The type of a property, and the Java type its values have in a {@link Feature}. */
public enum PropertyType {
    STRING("string", String.class),
    NUMBER("number", Double.class),
    INTEGER("integer", Long.class),
    BOOLEAN("boolean", Boolean.class),
    DATE("date", LocalDate.class),
    /** A moment in time; milliseconds are kept. */
    DATE_TIME("date-time", Instant.class);

    private final String jsonName;
    private final Class<?> javaType;

    PropertyType(String jsonName, Class<?> javaType) {
        this.jsonName = jsonName;
        this.javaType = javaType;
    }

    public String jsonName() {
        return jsonName;
    }

    public Class<?> javaType() {
        return javaType;
    }

    public static PropertyType of(String jsonName) {
        return of("type", jsonName);
    }

    /**
     * The type of that name.
     *
     * @param parameter what the fault names where there is none
     */
    public static PropertyType of(String parameter, String jsonName) {
        for (PropertyType type : values()) {
            if (type.jsonName.equals(jsonName.toLowerCase(Locale.ROOT))) {
                return type;
            }
        }
        throw Fault.invalid(
                "unknown-property-type", parameter, jsonName, "string, number, integer, boolean, date, date-time");
    }
}
