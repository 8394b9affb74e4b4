package org.cityreach.ogc.items;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.cityreach.fault.Fault;
import org.cityreach.geo.CrsTransform;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureOrder;
import org.cityreach.layer.PropertySchema;
import org.cityreach.layer.SortKey;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.store.FeatureReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/**
 * Finds the features of a query. What the store can answer exactly it answers; where a box must be held
 * against the geometries themselves, they are looked at in the layer's snapshot.
 */
@Component
class ItemSource {

    private final FeatureReader store;
    private final Snapshots snapshots;

    ItemSource(FeatureReader store, Snapshots snapshots) {
        this.store = store;
        this.snapshots = snapshots;
    }

    /** The page of features that was asked for, and how many match in all. */
    interface Found {
        long matched();

        void forEach(Consumer<Feature> sink);
    }

    Found find(ItemsQuery query) {
        Found found = query.isExactInStore() ? inStore(query) : inSnapshot(query);
        return query.withoutGeometry() ? new WithoutGeometry(found) : found;
    }

    /** The same features without their geometries. */
    private record WithoutGeometry(Found found) implements Found {
        @Override
        public long matched() {
            return found.matched();
        }

        @Override
        public void forEach(Consumer<Feature> sink) {
            found.forEach(feature -> sink.accept(new Feature(feature.id(), null, feature.properties())));
        }
    }

    private Found inStore(ItemsQuery query) {
        long matched = store.count(query.toStore());
        return new Found() {
            @Override
            public long matched() {
                return matched;
            }

            @Override
            public void forEach(Consumer<Feature> sink) {
                store.read(query.toStore(), feature -> {
                    sink.accept(feature);
                    return true;
                });
            }
        };
    }

    private Found inSnapshot(ItemsQuery query) {
        LayerSnapshot snapshot = snapshots.current(query.layer().id());
        int[] rows = inOrder(rowsThatTouch(query, snapshot), query.order(), snapshot);
        return new Found() {
            @Override
            public long matched() {
                return rows.length;
            }

            @Override
            public void forEach(Consumer<Feature> sink) {
                long end = Math.min(rows.length, saturatedSum(query.offset(), query.limit()));
                for (long i = query.offset(); i < end; i++) {
                    sink.accept(feature(snapshot, rows[(int) i]));
                }
            }
        };
    }

    private static int[] rowsThatTouch(ItemsQuery query, LayerSnapshot snapshot) {
        Bbox bbox = Objects.requireNonNull(query.bbox());
        CrsTransform transform = CrsTransform.between(query.layer().crs(), bbox.crs());
        int[] rows = snapshot.rows(query.filter());
        int count = 0;
        for (int row : rows) {
            Geometry geometry = snapshot.geometry(row);
            if (geometry != null && touches(bbox, transform, geometry)) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static int[] inOrder(int[] rows, List<SortKey> order, LayerSnapshot snapshot) {
        if (order.isEmpty()) {
            return rows;
        }
        Comparator<Integer> comparator = (one, other) -> {
            int sign = 0;
            for (int i = 0; i < order.size() && sign == 0; i++) {
                SortKey key = order.get(i);
                sign = FeatureOrder.compare(value(snapshot, one, key), value(snapshot, other, key), key.isDescending());
            }
            return sign;
        };
        return Arrays.stream(rows)
                .boxed()
                .sorted(comparator)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static @Nullable Object value(LayerSnapshot snapshot, int row, SortKey key) {
        return key.property().equals(SortKey.ID) ? snapshot.id(row) : snapshot.value(row, key.property());
    }

    private static boolean touches(Bbox bbox, CrsTransform transform, Geometry geometry) {
        if (transform.isIdentity()) {
            return bbox.touches(geometry);
        }
        try {
            return bbox.touches(transform.apply(geometry));
        } catch (Fault inexpressible) {
            // What the box's system cannot express cannot lie in the box.
            return false;
        }
    }

    private static Feature feature(LayerSnapshot snapshot, int row) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (PropertySchema property : snapshot.layer().properties()) {
            Object value = snapshot.value(row, property.name());
            if (value != null) {
                properties.put(property.name(), value);
            }
        }
        return new Feature(snapshot.id(row), snapshot.geometry(row), properties);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
