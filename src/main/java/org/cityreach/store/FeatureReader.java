package org.cityreach.store;

import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;

/**
 * Layers and their features to read. Readers are never blocked by writers. Safe for use by many threads.
 *
 * <p>A method that names a layer which does not exist throws the fault {@code collection-not-found}.
 */
public interface FeatureReader {

    Optional<Layer> findLayer(String layerId);

    default Layer getLayer(String layerId) {
        return findLayer(layerId).orElseThrow(() -> Fault.notFound("collection", layerId));
    }

    /**
     * Starts at 1 and grows with every committed write to the layer. A layer made under the id of a
     * deleted one goes on from the old one's last version, so a layer id and a version name one state.
     */
    long version(String layerId);

    /** How many features match, whatever the query's page. */
    long count(FeatureQuery query);

    Optional<Feature> findFeature(String layerId, String featureId);

    /**
     * Streams the features of one consistent state.
     *
     * @return the version that was read
     */
    long read(FeatureQuery query, FeatureSink sink);

    /** Takes features one by one; return false to stop early. */
    @FunctionalInterface
    interface FeatureSink {
        boolean accept(Feature feature);
    }
}
