package org.cityreach.tile;

import org.jspecify.annotations.Nullable;

/**
 * A drawn tile.
 *
 * @param png 256 × 256; do not write to it
 * @param blank why nothing is to be seen, a kebab-case key such as {@code no-cases}; null where something is
 */
public record Tile(byte[] png, @Nullable String blank) {

    /** A tile that shows something. */
    public static Tile of(byte[] png) {
        return new Tile(png, null);
    }

    /** A transparent tile, and why it is. */
    public static Tile blank(String reason) {
        return new Tile(Png.transparentTile(), reason);
    }
}
