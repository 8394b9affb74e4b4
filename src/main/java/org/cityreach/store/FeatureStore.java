package org.cityreach.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cityreach.fault.Fault;
import org.cityreach.layer.Feature;
import org.cityreach.layer.FeatureQuery;
import org.cityreach.layer.Layer;

/**
 * The only truth about layers and their features. Every write is one transaction: it is seen whole or
 * not at all, also after a crash, and it raises the layer's version by one. Readers are never blocked
 * by writers. Safe for use by many threads.
 *
 * <p>A method that names a layer which does not exist throws the fault {@code collection-not-found}.
 */
public interface FeatureStore {

    /** All layers, shipped ones first, each group in the order of making. */
    List<Layer> listLayers();

    Optional<Layer> findLayer(String layerId);

    default Layer getLayer(String layerId) {
        return findLayer(layerId).orElseThrow(() -> Fault.notFound("collection", layerId));
    }

    /**
     * Makes a layer without features. The fault {@code collection-exists} where there is one,
     * {@code reserved-collection-id} where the id starts like a table of the store's own.
     */
    void createLayer(Layer layer);

    /**
     * Gives a layer another schema under the same id, and a new version. Where the layer has features only
     * what leaves them as they are is taken: titles, units, labels, the time property, more allowed values,
     * less that is required, further properties that are not required; the fault {@code collection-not-empty} else.
     */
    void changeLayer(Layer layer);

    /** Deletes a layer with all its features. */
    void deleteLayer(String layerId);

    /**
     * Starts at 1 and grows with every committed write to the layer. A layer made under the id of a
     * deleted one goes on from the old one's last version, so a layer id and a version name one state.
     */
    long version(String layerId);

    /** The versions of all layers, by layer id, in the order of {@link #listLayers()}. */
    Map<String, Long> versions();

    /** How many features match, whatever the query's page. */
    long count(FeatureQuery query);

    Optional<Feature> findFeature(String layerId, String featureId);

    /**
     * Streams the features of one consistent state.
     *
     * @return the version that was read
     */
    long read(FeatureQuery query, FeatureSink sink);

    /**
     * What changed after a version that the caller has read. The store remembers small writes of late (of at
     * most 10 000 features each, some 25 000 in all); where it does not, or more than that changed, or the
     * layer's schema did, the answer is not complete.
     */
    LayerChanges changesSince(String layerId, long version);

    /** Opens one transaction for many features of a layer. Close the writer in any case. */
    FeatureWriter openWriter(String layerId, WriteMode mode);

    /**
     * Deletes one feature.
     *
     * @return whether it was there; the version grows only then
     */
    boolean deleteFeature(String layerId, String featureId);

    /** Takes features one by one; return false to stop early. */
    @FunctionalInterface
    interface FeatureSink {
        boolean accept(Feature feature);
    }
}
