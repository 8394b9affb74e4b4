package org.cityreach.snapshot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.fault.Fault;
import org.cityreach.snapshot.column.ColumnSnapshot;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots read from a store. Each layer has one place; whoever first finds its snapshot old reads the
 * new one, others who need it wait for that reading, and nobody waits who holds the old one.
 */
public final class StoreSnapshots implements Snapshots {

    private final FeatureStore store;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public StoreSnapshots(FeatureStore store) {
        this.store = store;
    }

    @Override
    public LayerSnapshot current(String layerId) {
        try {
            return places.computeIfAbsent(layerId, id -> new Place()).atLeast(layerId, store.version(layerId));
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.NOT_FOUND) {
                places.remove(layerId);
            }
            throw fault;
        }
    }

    /**
     * Reads what has changed in the store or was never read, and drops what is no more. A layer that
     * cannot be read keeps no other from being read; the first such failure is thrown at the end.
     */
    public void refresh() {
        Map<String, Long> versions = store.versions();
        places.keySet().retainAll(versions.keySet());
        @Nullable RuntimeException failure = null;
        for (Map.Entry<String, Long> entry : versions.entrySet()) {
            try {
                refresh(entry.getKey(), entry.getValue());
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void refresh(String layerId, long version) {
        try {
            places.computeIfAbsent(layerId, id -> new Place()).atLeast(layerId, version);
        } catch (Fault fault) {
            if (fault.kind() != Fault.Kind.NOT_FOUND) {
                throw fault;
            }
            // deleted since the versions were listed
            places.remove(layerId);
        }
    }

    private final class Place {

        private volatile @Nullable LayerSnapshot snapshot;

        LayerSnapshot atLeast(String layerId, long version) {
            LayerSnapshot present = snapshot;
            return present != null && present.version() >= version ? present : renew(layerId, version);
        }

        private synchronized LayerSnapshot renew(String layerId, long version) {
            LayerSnapshot present = snapshot;
            if (present == null || present.version() < version) {
                present = ColumnSnapshot.load(store, layerId);
                snapshot = present;
            }
            return present;
        }
    }
}
