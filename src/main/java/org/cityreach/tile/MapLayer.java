package org.cityreach.tile;

import org.cityreach.style.Legend;

/** Tiles that are pictures. Their colours mean the same in every tile of the layer. */
public interface MapLayer extends TileLayer {

    /** What the colours mean, with {@code count} and {@code version} among its facts. */
    Legend legend();
}
