package org.cityreach.tile;

import java.util.Arrays;
import org.cityreach.fault.Fault;
import org.cityreach.geo.Crs;

/**
 * The ways to cut the world into tiles of {@value TileAddress#PIXELS}² pixels. Rows count from 0 in the north
 * southwards, columns from 0 in the west eastwards; a level is named by its number and each halves the sides.
 *
 * <p>Sources: WebMercatorQuad and WorldCRS84Quad as OGC 17-083r4 (2D Tile Matrix Set), annex D, has them.
 * CGCS2000Quad is not in OGC's register: it is the matrix set {@code c} of the national platform 天地图, EPSG:4490
 * from 90° N 180° W, whose level 1 is two tiles side by side; there is no level 0. 天地图 states scales for pixels of
 * 96 dpi; here they are OGC's, for pixels of 0.28 mm, so that clients which compute from them get the same degrees.
 */
public enum TileMatrixSet {
    WEB_MERCATOR_QUAD("WebMercatorQuad", Crs.WEB_MERCATOR, 0, 0, 0),
    WORLD_CRS84_QUAD("WorldCRS84Quad", Crs.CRS84, 0, 1, 0),
    CGCS2000_QUAD("CGCS2000Quad", Crs.CGCS2000, 1, 0, -1);

    /** The size of a pixel that scale denominators are stated for, by OGC 17-083r4. */
    private static final double PIXEL_METRES = 0.00028;

    /** Metres of a degree on the equator of WGS 84, by which OGC 17-083r4 turns degrees into scales. */
    private static final double METRES_PER_DEGREE = Math.PI * 6_378_137 / 180;

    private static final int DEEPEST = 24;

    private final String id;
    private final Crs crs;
    private final int firstLevel;
    private final int colShift;
    private final int rowShift;

    /** @param colShift columns of a level z are 2^(z + colShift), rows likewise */
    TileMatrixSet(String id, Crs crs, int firstLevel, int colShift, int rowShift) {
        this.id = id;
        this.crs = crs;
        this.firstLevel = firstLevel;
        this.colShift = colShift;
        this.rowShift = rowShift;
    }

    /** The set of that name; the fault {@code unknown-tile-matrix-set} where there is none. */
    public static TileMatrixSet get(String parameter, String id) {
        for (TileMatrixSet set : values()) {
            if (set.id.equals(id)) {
                return set;
            }
        }
        throw Fault.invalid(
                "unknown-tile-matrix-set",
                parameter,
                id,
                String.join(", ", Arrays.stream(values()).map(TileMatrixSet::id).toList()));
    }

    public String id() {
        return id;
    }

    /** In memory x first, whatever the authority says. */
    public Crs crs() {
        return crs;
    }

    public int firstLevel() {
        return firstLevel;
    }

    public int lastLevel() {
        return DEEPEST;
    }

    public int columns(int z) {
        return 1 << z + colShift;
    }

    public int rows(int z) {
        return 1 << z + rowShift;
    }

    /** x of the western edge of column 0, in the set's system. */
    public double west() {
        return crs.isGeographic() ? -180 : -TileAddress.HALF_WORLD_METRES;
    }

    /** y of the northern edge of row 0. */
    public double north() {
        return crs.isGeographic() ? 90 : TileAddress.HALF_WORLD_METRES;
    }

    /** The side of a tile in units of the set's system. */
    public double tileUnits(int z) {
        return -2 * west() / columns(z);
    }

    /** The side of a pixel in units of the set's system. */
    public double pixelUnits(int z) {
        return tileUnits(z) / TileAddress.PIXELS;
    }

    /** As OGC states scales: for pixels of 0.28 mm, true on the equator. */
    public double scaleDenominator(int z) {
        return pixelUnits(z) * (crs.isGeographic() ? METRES_PER_DEGREE : 1) / PIXEL_METRES;
    }
}
