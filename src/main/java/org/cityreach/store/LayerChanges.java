package org.cityreach.store;

import java.util.List;
import java.util.Set;
import org.cityreach.layer.Feature;

/**
 * What became of a layer's features between two versions, from one consistent state of the store.
 *
 * @param version the state that was read
 * @param isComplete false where the store no longer knows, or too much changed to be told one by one: read
 *     the layer anew. The lists are empty then
 * @param changed features that were added or replaced, as they are now, in the order of the store
 * @param deleted ids of features that were touched and are no more; some may never have been seen
 */
public record LayerChanges(long version, boolean isComplete, List<Feature> changed, Set<String> deleted) {

    public LayerChanges {
        changed = List.copyOf(changed);
        deleted = Set.copyOf(deleted);
    }

    /** Read the layer anew. */
    public static LayerChanges unknown(long version) {
        return new LayerChanges(version, false, List.of(), Set.of());
    }
}
