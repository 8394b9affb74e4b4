package org.cityreach.layer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one kind of feature. Layers are data, not classes: shipped and user-made ones differ
 * only in {@link #shipped()}.
 *
 * @param id lower case letters, digits, {@code _} and {@code -}, starting with a letter, at most 80 characters
 * @param crs what geometries are stored in, x first; EPSG only
 * @param properties in the order they are shown; names are unique regardless of case
 * @param timeProperty the property that {@code datetime} queries ask about, a date or a date-time; null
 *     where there is none
 */
public record Layer(
        String id,
        LocalizedText title,
        GeometryType geometryType,
        Crs crs,
        List<PropertySchema> properties,
        @Nullable String timeProperty,
        boolean shipped) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,79}");
    private static final int MOST_PROPERTIES = 200;

    public Layer {
        if (!ID.matcher(id).matches()) {
            throw Fault.invalid(
                    "invalid-collection-id",
                    "collectionId",
                    id,
                    "lower case letters, digits, _ and -, starting with a letter, at most 80 characters");
        }
        properties = List.copyOf(properties);
        if (properties.size() > MOST_PROPERTIES) {
            throw Fault.invalid("too-many-properties", "properties", properties.size(), "at most " + MOST_PROPERTIES);
        }
        Set<String> names = new HashSet<>();
        for (PropertySchema property : properties) {
            if (!names.add(property.name().toLowerCase(Locale.ROOT))) {
                throw Fault.invalid(
                        "duplicate-property", "properties", property.name(), "names that differ by more than case");
            }
        }
        if (!crs.isStorable()) {
            throw Fault.invalid("crs-not-storable", "crs", crs.code(), "an EPSG code; transform the data on import");
        }
        if (timeProperty != null && !isTemporal(properties, timeProperty)) {
            throw Fault.invalid(
                    "invalid-time-property", "timeProperty", timeProperty, "a property of type date or date-time");
        }
    }

    public Optional<PropertySchema> findProperty(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst();
    }

    /** The property of that name; a fault naming the ones there are where it does not exist. */
    public PropertySchema getProperty(String name) {
        return findProperty(name)
                .orElseThrow(() -> Fault.invalid(
                        "unknown-property",
                        "property",
                        name,
                        "a property of " + id + ": "
                                + String.join(
                                        ", ",
                                        properties.stream()
                                                .map(PropertySchema::name)
                                                .toList())));
    }

    /** The same; the fault names the input that asked for it. */
    public PropertySchema getProperty(String name, String input) {
        try {
            return getProperty(name);
        } catch (Fault fault) {
            throw fault.at(input);
        }
    }

    private static boolean isTemporal(List<PropertySchema> properties, String name) {
        return properties.stream()
                .anyMatch(property -> property.name().equals(name)
                        && (property.type() == PropertyType.DATE || property.type() == PropertyType.DATE_TIME));
    }
}
