package org.cityreach.tile.algorithm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tile says of features beside their shape. Rows count from 0. Safe for use by many threads. */
public interface TileFeatures {

    /** Names of the properties that tiles carry, beside {@code id}. */
    List<String> keys();

    /** String, Double, Long or Boolean; null where there is none, and then the tile has none. */
    @Nullable
    Object value(int row, int key);

    String id(int row);
}
