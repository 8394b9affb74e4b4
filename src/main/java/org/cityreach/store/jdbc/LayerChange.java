package org.cityreach.store.jdbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;

/** What becomes of features when the schema of their layer changes. */
final class LayerChange {

    private LayerChange() {}

    /**
     * The properties that the new schema has besides the old ones, where every feature of the old schema is one
     * of the new, in the same columns and without a value for the new properties; nothing where it is not so.
     *
     * @param columnsAfter the column of each property under the new schema
     */
    static Optional<List<PropertySchema>> added(StoredLayer from, Layer to, Map<String, String> columnsAfter) {
        Layer old = from.layer();
        if (old.geometryType() != to.geometryType() || !old.crs().equals(to.crs())) {
            return Optional.empty();
        }
        Set<String> before =
                old.properties().stream().map(PropertySchema::name).collect(Collectors.toCollection(HashSet::new));
        List<PropertySchema> kept = new ArrayList<>();
        List<PropertySchema> added = new ArrayList<>();
        for (PropertySchema property : to.properties()) {
            (before.contains(property.name()) ? kept : added).add(property);
        }
        boolean fits = kept.size() == before.size()
                && added.stream().noneMatch(PropertySchema::required)
                && from.columns().entrySet().stream()
                        .allMatch(entry -> entry.getValue().equals(columnsAfter.get(entry.getKey())));
        for (int i = 0; fits && i < kept.size(); i++) {
            fits = keepsValues(old.properties().get(i), kept.get(i));
        }
        return fits ? Optional.of(added) : Optional.empty();
    }

    private static boolean keepsValues(PropertySchema from, PropertySchema to) {
        boolean allowsAsMuch = to.allowedValues().isEmpty()
                || (!from.allowedValues().isEmpty() && to.allowedValues().containsAll(from.allowedValues()));
        return from.name().equals(to.name())
                && from.type() == to.type()
                && allowsAsMuch
                && (from.required() || !to.required());
    }
}
