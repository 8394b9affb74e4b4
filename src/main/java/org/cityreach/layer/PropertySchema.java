package org.cityreach.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One property of a layer.
 *
 * @param name letters (any script), digits and underscores, not starting with a digit, at most 60 characters
 * @param title what people read
 * @param unit such as {@code t/d} or {@code m²}; null where there is none
 * @param allowedValues the only values permitted, empty where all are
 * @param labels what people read for an allowed value, by the value's text and in order; may be partial or name
 *     values that are only usual
 * @param required whether a feature without it is refused
 */
public record PropertySchema(
        String name,
        PropertyType type,
        LocalizedText title,
        @Nullable String unit,
        List<Object> allowedValues,
        Map<String, LocalizedText> labels,
        boolean required) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,59}");
    private static final List<String> RESERVED = List.of("id", "fid", "geom", "geometry");

    public PropertySchema {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw Fault.invalid(
                    "invalid-property-name",
                    "properties",
                    name,
                    "letters, digits and _, not starting with a digit, at most 60 characters, none of " + RESERVED);
        }
        for (Object value : allowedValues) {
            if (!type.javaType().isInstance(value)) {
                throw Fault.invalid("invalid-enum", "properties." + name + ".enum", value, type.jsonName() + " values");
            }
        }
        allowedValues = List.copyOf(allowedValues);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
