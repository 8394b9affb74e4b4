package org.cityreach.snapshot;

/** Gives the newest snapshot of a layer. Safe for use by many threads. */
public interface Snapshots {

    /**
     * The snapshot at the layer's present version. Where the store has moved on, this call waits for
     * the new one; readers of the old one are not disturbed. So a caller whose write was acknowledged
     * sees it.
     */
    LayerSnapshot current(String layerId);

    /** How many features there are, where and when, at the layer's present version. */
    default LayerExtent extent(String layerId) {
        return LayerExtent.of(current(layerId));
    }
}
