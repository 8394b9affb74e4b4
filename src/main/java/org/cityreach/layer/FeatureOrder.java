package org.cityreach.layer;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of features that sort keys ask for. Equal ones keep the order they come in, where the sort is stable. */
public final class FeatureOrder {

    private FeatureOrder() {}

    public static Comparator<Feature> of(List<SortKey> keys) {
        return (one, other) -> {
            for (SortKey key : keys) {
                int order = compare(value(one, key), value(other, key), key.isDescending());
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /** The order of two values of one type, of which one may be missing. */
    public static int compare(@Nullable Object one, @Nullable Object other, boolean isDescending) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        int order = FilterEvaluator.compare(one, other);
        return isDescending ? -order : order;
    }

    private static @Nullable Object value(Feature feature, SortKey key) {
        return key.property().equals(SortKey.ID) ? feature.id() : feature.property(key.property());
    }
}
