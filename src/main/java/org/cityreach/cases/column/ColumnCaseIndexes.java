package org.cityreach.cases.column;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseIndexes;
import org.cityreach.city.CityProperties;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LargeLayers;
import org.cityreach.snapshot.LayerExtent;
import org.cityreach.store.FeatureStore;
import org.cityreach.store.LayerChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Case indexes read from the store. Each collection has one place; whoever first finds its index old brings
 * it up to date by what has changed, others who need that wait, and nobody waits who holds the old one.
 */
@Service
public final class ColumnCaseIndexes implements CaseIndexes, LargeLayers {

    private final FeatureStore store;
    private final CityProperties city;
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    public ColumnCaseIndexes(FeatureStore store, CityProperties city) {
        this.store = store;
        this.city = city;
    }

    @Override
    public CaseIndex current(String collection) {
        try {
            long version = store.version(collection);
            return places.computeIfAbsent(collection, Place::new).atLeast(version);
        } catch (Fault fault) {
            if (fault.kind() == Fault.Kind.NOT_FOUND) {
                places.remove(collection);
            }
            throw fault;
        }
    }

    @Override
    public LayerExtent extent(String layerId) {
        return CaseExtent.of(current(layerId));
    }

    /** Makes the index of a collection where there is such a one. */
    public void readAhead(String collection) {
        if (store.findLayer(collection).isPresent()) {
            current(collection);
        }
    }

    /** Brings the indexes that were asked for up to date, and drops those of collections that are no more. */
    public void refresh() {
        Map<String, Long> versions = store.versions();
        places.keySet().retainAll(versions.keySet());
        places.forEach((collection, place) -> {
            Long version = versions.get(collection);
            if (version != null && place.isLoaded()) {
                current(collection);
            }
        });
    }

    private final class Place {

        private final String collection;
        private volatile @Nullable ColumnCaseIndex index;

        Place(String collection) {
            this.collection = collection;
        }

        boolean isLoaded() {
            return index != null;
        }

        CaseIndex atLeast(long version) {
            ColumnCaseIndex present = index;
            return present != null && present.version() >= version ? present : renew(version);
        }

        private synchronized CaseIndex renew(long version) {
            ColumnCaseIndex present = index;
            if (present != null && present.version() >= version) {
                return present;
            }
            ColumnCaseIndex next = present == null ? null : advanced(present);
            if (next == null) {
                // an old index that cannot be brought up to date is let go before the new one is read
                index = null;
                next = load();
            }
            index = next;
            return next;
        }

        private @Nullable ColumnCaseIndex advanced(ColumnCaseIndex present) {
            LayerChanges changes = store.changesSince(collection, present.version());
            return changes.isComplete() ? CaseChanges.apply(present, changes) : null;
        }

        private ColumnCaseIndex load() {
            Layer layer = store.getLayer(collection);
            while (true) {
                if (!layer.geometryType().isPoint()) {
                    throw Fault.invalid("collection-not-points", "collection", collection, "a collection of points");
                }
                ColumnCaseIndex loaded = CaseChanges.load(store, layer, city.metricCrs(), ZoneId.of(city.zone()));
                Layer after = store.getLayer(collection);
                if (after.equals(layer)) {
                    return loaded;
                }
                layer = after;
            }
        }
    }
}
