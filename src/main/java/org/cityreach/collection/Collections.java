package org.cityreach.collection;

import java.util.Optional;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;
import org.cityreach.snapshot.LayerExtent;
import org.cityreach.snapshot.LayerSnapshot;
import org.cityreach.snapshot.Snapshots;
import org.cityreach.snapshot.StoreSnapshots;
import org.cityreach.store.FeatureReader;
import org.cityreach.store.FeatureStore;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * What can be asked for by a collection's id: the layers of the store, and the features of a job's result, which
 * has the id {@code result-<job>-<output>}, has one version and is never written to. Safe for use by many threads.
 */
@Primary
@Component
public class Collections implements FeatureReader, Snapshots {

    private final FeatureStore store;
    private final StoreSnapshots snapshots;
    private final ResultCollections results;

    Collections(FeatureStore store, StoreSnapshots snapshots, ResultCollections results) {
        this.store = store;
        this.snapshots = snapshots;
        this.results = results;
    }

    /** Whether an id is one of a result, which nobody writes to. */
    public static boolean isResult(String layerId) {
        return ResultCollections.isResult(layerId);
    }

    @Override
    public Optional<Layer> findLayer(String layerId) {
        return reader(layerId).findLayer(layerId);
    }

    @Override
    public long version(String layerId) {
        return reader(layerId).version(layerId);
    }

    @Override
    public long count(FeatureQuery query) {
        return reader(query.layerId()).count(query);
    }

    @Override
    public Optional<Feature> findFeature(String layerId, String featureId) {
        return reader(layerId).findFeature(layerId, featureId);
    }

    @Override
    public long read(FeatureQuery query, FeatureSink sink) {
        return reader(query.layerId()).read(query, sink);
    }

    @Override
    public LayerSnapshot current(String layerId) {
        return ResultCollections.isResult(layerId) ? results.current(layerId) : snapshots.current(layerId);
    }

    @Override
    public LayerExtent extent(String layerId) {
        return ResultCollections.isResult(layerId)
                ? LayerExtent.of(results.current(layerId))
                : snapshots.extent(layerId);
    }

    private FeatureReader reader(String layerId) {
        return ResultCollections.isResult(layerId) ? results : store;
    }
}
