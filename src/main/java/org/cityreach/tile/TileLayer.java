package org.cityreach.tile;

/**
 * One question ready to be cut into tiles: its data at one version, its parameters checked. Opening one is cheap; the
 * work is in {@link #draw}. Safe for use by many threads.
 */
public interface TileLayer {

    /**
     * All that the tiles depend on, as text: versions read, parameters, style. Equal texts mean equal tiles; entity tags
     * and cache keys are made of it.
     */
    String identity();

    /** The version of the collection that the tiles show; no tile mixes two. */
    long version();

    /** Makes a tile. */
    Tile draw(TileAddress address);
}
