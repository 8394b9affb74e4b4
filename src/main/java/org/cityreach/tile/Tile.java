package org.cityreach.tile;

import org.jspecify.annotations.Nullable;

/**
 * A tile as it is sent: a picture of 256 × 256 pixels as PNG, or a vector tile.
 *
 * @param content do not write to it
 * @param blank why nothing is to be seen, a kebab-case key such as {@code no-cases}; null where something is
 */
public record Tile(byte[] content, @Nullable String blank) {

    /** A tile that shows something. */
    public static Tile of(byte[] content) {
        return new Tile(content, null);
    }

    /** A transparent picture, and why it is. */
    public static Tile blank(String reason) {
        return new Tile(Png.transparentTile(), reason);
    }
}
