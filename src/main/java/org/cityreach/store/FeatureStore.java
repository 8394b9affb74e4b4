package org.cityreach.store;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cityreach.layer.Feature;
import org.cityreach.layer.Layer;

/**
 * The only truth about layers and their features. Every write is one transaction: it is seen whole or
 * not at all, also after a crash, and it raises the layer's version by one. Readers are never blocked
 * by writers. Safe for use by many threads.
 *
 * <p>A method that names a layer which does not exist throws the fault {@code collection-not-found}.
 */
public interface FeatureStore extends FeatureReader {

    /** All layers, shipped ones first, each group in the order of making. */
    List<Layer> listLayers();

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

    /** The versions of all layers, by layer id, in the order of {@link #listLayers()}. */
    Map<String, Long> versions();

    /**
     * What changed after a version that the caller has read. The store remembers small writes of late (of at
     * most 10 000 features each, some 25 000 in all); where it does not, or more than that changed, or the
     * layer's schema did, the answer is not complete.
     */
    LayerChanges changesSince(String layerId, long version);

    /** Opens one transaction for many features of a layer. Close the writer in any case. */
    FeatureWriter openWriter(String layerId, WriteMode mode);

    /** Opens one transaction for several layers. Close it in any case. */
    FeatureTransaction openTransaction();

    /**
     * Deletes one feature.
     *
     * @return whether it was there; the version grows only then
     */
    default boolean deleteFeature(String layerId, String featureId) {
        return deleteFeature(layerId, featureId, feature -> {});
    }

    /**
     * The same, after a look at the feature as it is, while no one else writes to the layer: what the look throws
     * leaves the feature where it is.
     */
    boolean deleteFeature(String layerId, String featureId, Consumer<Feature> look);
}
