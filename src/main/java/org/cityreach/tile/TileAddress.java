package org.cityreach.tile;

import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;

/**
 * A tile of a {@link TileMatrixSet}: rows count from 0 in the north southwards, columns from 0 in the west eastwards. A
 * tile has {@value #PIXELS}² pixels. Its units are those of the set's system: degrees, or metres of EPSG:3857, which are
 * not metres on the ground.
 *
 * @param z the level, within the set's levels
 * @param row 0 to the set's rows − 1
 * @param col 0 to the set's columns − 1
 */
public record TileAddress(TileMatrixSet set, int z, int row, int col) {

    public static final int PIXELS = 256;

    /** Half the side of the square that EPSG:3857 maps the world to. */
    public static final double HALF_WORLD_METRES = Math.PI * 6_378_137;

    /** Refuses what lies outside the set with the fault {@code tile-out-of-range}. */
    public TileAddress {
        check("z", z, set.firstLevel(), set.lastLevel());
        check("row", row, 0, set.rows(z) - 1);
        check("col", col, 0, set.columns(z) - 1);
    }

    /** A tile of WebMercatorQuad. */
    public TileAddress(int z, int row, int col) {
        this(TileMatrixSet.WEB_MERCATOR_QUAD, z, row, col);
    }

    private static void check(String name, int value, int first, int last) {
        if (value < first || value > last) {
            throw Fault.invalid("tile-out-of-range", name, value, first + " to " + last);
        }
    }

    /** The system of the tile's units. */
    public Crs crs() {
        return set.crs();
    }

    /** The side of a pixel in units of the set's system. */
    public double pixelUnits() {
        return set.pixelUnits(z);
    }

    /** x of a position counted in pixels from the tile's west edge; pixel centres lie at halves. */
    public double x(double pixelsFromWest) {
        return ((double) col * PIXELS + pixelsFromWest) * pixelUnits() + set.west();
    }

    /** y of a position counted in pixels from the tile's north edge. */
    public double y(double pixelsFromNorth) {
        return set.north() - ((double) row * PIXELS + pixelsFromNorth) * pixelUnits();
    }

    @Override
    public String toString() {
        return set.id() + "/" + z + "/" + row + "/" + col;
    }
}
