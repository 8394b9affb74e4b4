package org.cityreach.snapshot;

/** Knows large point layers without holding all of them as a snapshot. Safe for use by many threads. */
@FunctionalInterface
public interface LargeLayers {

    /**
     * The extent at the layer's present version. Its bounds are those of the features near enough to the
     * others to be measured with them, and may be a little larger than the tightest.
     */
    LayerExtent extent(String layerId);
}
