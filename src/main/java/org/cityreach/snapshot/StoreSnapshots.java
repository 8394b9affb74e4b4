package org.cityreach.snapshot;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.fault.Fault;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.GeometryType;
import org.cityreach.snapshot.column.ColumnSnapshot;
import org.cityreach.store.FeatureStore;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots read from a store. Each layer has one place; whoever first finds its snapshot old reads the
 * new one, others who need it wait for that reading, and nobody waits who holds the old one. Layers are read
 * ahead at first, so that the first question need not wait, and again after a change only where someone has
 * asked for them since; point layers of more than {@value #LARGE} features are only read when someone asks.
 */
public final class StoreSnapshots implements Snapshots {

    static final int LARGE = 200_000;

    private final FeatureStore store;
    private final LargeLayers largeLayers;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public StoreSnapshots(FeatureStore store) {
        this.store = store;
        this.largeLayers = layerId -> LayerExtent.of(current(layerId));
    }

    /** With something that knows the extent of large point layers more cheaply than a snapshot. */
    public StoreSnapshots(FeatureStore store, LargeLayers largeLayers) {
        this.store = store;
        this.largeLayers = largeLayers;
    }

    @Override
    public LayerSnapshot current(String layerId) {
        try {
            long version = store.version(layerId);
            Place place = place(layerId);
            place.isWanted = true;
            return place.atLeast(version);
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.NOT_FOUND) {
                places.remove(layerId);
            }
            throw fault;
        }
    }

    @Override
    public LayerExtent extent(String layerId) {
        long version = store.version(layerId);
        Place place = place(layerId);
        return place.isOld(version) && place.isLarge() ? largeLayers.extent(layerId) : LayerExtent.of(current(layerId));
    }

    /** Whether the snapshot at that version is there without reading. */
    boolean isRead(String layerId, long version) {
        Place place = places.get(layerId);
        return place != null && !place.isOld(version);
    }

    private Place place(String layerId) {
        return places.computeIfAbsent(layerId, Place::new);
    }

    /**
     * Reads ahead what was never read or has changed and is asked for, and drops what is no more. A layer that
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
            place(layerId).refresh(version);
        } catch (Fault fault) {
            if (fault.kind() != Fault.Kind.NOT_FOUND) {
                throw fault;
            }
            // deleted since the versions were listed
            places.remove(layerId);
        }
    }

    private final class Place {

        private final String layerId;
        private volatile @Nullable LayerSnapshot snapshot;
        /** Whether the snapshot was asked for since it was last read. */
        private volatile boolean isWanted;

        private volatile boolean isLarge;

        Place(String layerId) {
            this.layerId = layerId;
        }

        LayerSnapshot atLeast(long version) {
            LayerSnapshot present = snapshot;
            return present != null && present.version() >= version ? present : renew(version);
        }

        boolean isOld(long version) {
            LayerSnapshot present = snapshot;
            return present == null || present.version() < version;
        }

        void refresh(long version) {
            if (!isOld(version)) {
                return;
            }
            if (isLarge()) {
                snapshot = null;
            } else if (isWanted || snapshot == null) {
                isWanted = false;
                atLeast(version);
            }
        }

        /** Whether it is a large point layer; one that was large once stays so. Looks into the store. */
        boolean isLarge() {
            if (!isLarge) {
                isLarge = store.getLayer(layerId).geometryType() == GeometryType.POINT
                        && store.count(FeatureQuery.all(layerId)) > LARGE;
            }
            return isLarge;
        }

        private synchronized LayerSnapshot renew(long version) {
            LayerSnapshot present = snapshot;
            if (present == null || present.version() < version) {
                present = ColumnSnapshot.load(store, layerId);
                snapshot = present;
            }
            return present;
        }
    }
}
