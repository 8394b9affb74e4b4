package org.cityreach.tile;

import org.cityreach.fault.Fault;

/**
 * A tile of OGC's WebMercatorQuad: level 0 is one tile, each level halves the sides. Rows count from 0 in the
 * north southwards, columns from 0 in the west eastwards. A tile has {@value #PIXELS}² pixels. Its metres are
 * those of EPSG:3857, which are not metres on the ground.
 *
 * @param z 0 to {@value #DEEPEST}
 * @param row 0 to 2^z − 1
 * @param col 0 to 2^z − 1
 */
public record TileAddress(int z, int row, int col) {

    public static final int PIXELS = 256;
    public static final int DEEPEST = 24;

    /** Half the side of the square that EPSG:3857 maps the world to. */
    public static final double HALF_WORLD_METRES = Math.PI * 6_378_137;

    /** Refuses what lies outside the set with the fault {@code tile-out-of-range}. */
    public TileAddress {
        check("z", z, DEEPEST);
        check("row", row, (1 << z) - 1);
        check("col", col, (1 << z) - 1);
    }

    private static void check(String name, int value, int last) {
        if (value < 0 || value > last) {
            throw Fault.invalid("tile-out-of-range", name, value, "0 to " + last);
        }
    }

    /** The side of a pixel in metres of EPSG:3857. */
    public double pixelMercatorMetres() {
        return 2 * HALF_WORLD_METRES / PIXELS / (1 << z);
    }

    /** The easting of a position counted in pixels from the tile's west edge; pixel centres lie at halves. */
    public double mercatorX(double pixelsFromWest) {
        return ((double) col * PIXELS + pixelsFromWest) * pixelMercatorMetres() - HALF_WORLD_METRES;
    }

    /** The northing of a position counted in pixels from the tile's north edge. */
    public double mercatorY(double pixelsFromNorth) {
        return HALF_WORLD_METRES - ((double) row * PIXELS + pixelsFromNorth) * pixelMercatorMetres();
    }

    @Override
    public String toString() {
        return z + "/" + row + "/" + col;
    }
}
