package org.cityreach.standard;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cityreach.fault.Fault;
import org.cityreach.layer.LocalizedText;

/**
 * One version of a set of requirements that a city plans by. A version never changes: other figures are
 * another version, so that a result which names it can be understood later. Immutable.
 *
 * @param id kebab-case, such as {@code cn-sanitation}
 * @param version letters, digits, dots and hyphens, such as {@code 2026.1}
 * @param shipped whether it came with the product and therefore cannot be changed
 */
public record StandardProfile(
        String id, String version, LocalizedText title, boolean shipped, List<StandardValue> values) {

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,39}");
    private static final int MOST_VALUES = 200;

    public StandardProfile {
        if (!StandardValue.ID.matcher(id).matches()) {
            throw Fault.invalid("invalid-standard-id", "id", id, "lower case letters, digits and -, at most 80");
        }
        if (!VERSION.matcher(version).matches()) {
            throw Fault.invalid("invalid-standard-version", "version", version, "letters, digits, . and -, at most 40");
        }
        values = List.copyOf(values);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw Fault.invalid("invalid-standard-values", "values", values.size(), "1 to " + MOST_VALUES + " values");
        }
        Set<String> ids = new HashSet<>();
        for (StandardValue value : values) {
            if (!ids.add(value.id())) {
                throw Fault.invalid("duplicate-standard-value", "values.id", value.id(), "each id once");
            }
        }
    }

    public Optional<StandardValue> findValue(String valueId) {
        return values.stream().filter(value -> value.id().equals(valueId)).findFirst();
    }

    /** The first value of a kind about a layer. */
    public Optional<StandardValue> findValue(String layer, ValueKind kind) {
        return values.stream()
                .filter(value -> value.kind() == kind && value.layer().equals(layer))
                .findFirst();
    }
}
