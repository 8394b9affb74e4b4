package org.cityreach.tile;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cityreach.geo.Crs;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Indexes of layers' present versions, each built once, at the first tile that needs it; those longest not asked for
 * leave first. Safe for use by many threads.
 */
@Component
public class LayerIndexes {

    private static final int MOST = 48;

    private final Snapshots snapshots;
    private final Map<Key, Place> places = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Place> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String collection, Crs crs) {}

    LayerIndexes(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** The newest data. */
    public LayerSnapshot snapshot(String collection) {
        return snapshots.current(collection);
    }

    /** That data, sorted for a tile matrix set. */
    public LayerIndex get(LayerSnapshot snapshot, TileMatrixSet set) {
        Key key = new Key(snapshot.layer().id(), LayerIndex.shared(set));
        Place place;
        synchronized (places) {
            place = places.computeIfAbsent(key, unknown -> new Place());
        }
        return place.get(snapshot, set);
    }

    private static final class Place {
        private @Nullable LayerIndex index;

        synchronized LayerIndex get(LayerSnapshot snapshot, TileMatrixSet set) {
            LayerIndex present = index;
            if (present == null || present.snapshot() != snapshot) {
                present = LayerIndex.of(snapshot, set);
                index = present;
            }
            return present;
        }
    }
}
