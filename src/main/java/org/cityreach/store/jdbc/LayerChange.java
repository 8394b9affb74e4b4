package org.cityreach.store.jdbc;

import java.util.List;
import org.cityreach.layer.Layer;
import org.cityreach.layer.PropertySchema;

/** What becomes of features when the schema of their layer changes. */
final class LayerChange {

    private LayerChange() {}

    /** Whether every feature of the old schema is one of the new, in the same columns. */
    static boolean keepsFeatures(Layer from, Layer to) {
        List<PropertySchema> before = from.properties();
        List<PropertySchema> after = to.properties();
        if (from.geometryType() != to.geometryType() || !from.crs().equals(to.crs()) || before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!keepsValues(before.get(i), after.get(i))) {
                return false;
            }
        }
        return true;
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
