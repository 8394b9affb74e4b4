package org.cityreach.tile;

import org.cityreach.style.Legend;

/**
 * One question ready to be drawn: its data at one version, its parameters checked. Opening one is cheap; the
 * work is in {@link #draw} and {@link #legend}. Safe for use by many threads.
 */
public interface MapLayer {

    /**
     * All that the pictures depend on, as text: versions read, parameters, style. Equal texts mean equal
     * pictures; entity tags and cache keys are made of it.
     */
    String identity();

    /** The version of the collection that the pictures show; no picture mixes two. */
    long version();

    /** Draws a tile. Its colours mean the same in every tile of this layer. */
    Tile draw(TileAddress address);

    /** What the colours mean, with {@code count} and {@code version} among its facts. */
    Legend legend();
}
