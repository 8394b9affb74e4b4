package org.cityreach.tile;

import java.util.ArrayList;
import java.util.List;
import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.locationtech.jts.geom.Envelope;

/**
 * The tiles of one level that can hold anything of a collection; first and last belong.
 *
 * @param z the level
 */
public record TileLimits(int z, int minRow, int maxRow, int minCol, int maxCol) {

    /** How far the web's projection goes, in degrees. */
    private static final double MERCATOR_LATITUDE = 85.05112877980659;

    /**
     * Level by level.
     *
     * @param bounds in longitude and latitude, degrees; none for the null envelope
     */
    public static List<TileLimits> of(TileMatrixSet set, Envelope bounds) {
        List<TileLimits> limits = new ArrayList<>();
        if (bounds.isNull()) {
            return limits;
        }
        double farthest = set == TileMatrixSet.WEB_MERCATOR_QUAD ? MERCATOR_LATITUDE : 90;
        double[] corners = {
            Math.max(-180, bounds.getMinX()),
            clamped(bounds.getMaxY(), farthest),
            Math.min(180, bounds.getMaxX()),
            clamped(bounds.getMinY(), farthest)
        };
        CrsTransform.between(Crs.CRS84, set.crs()).apply(corners);
        for (int z = set.firstLevel(); z <= set.lastLevel(); z++) {
            double side = set.tileUnits(z);
            limits.add(new TileLimits(
                    z,
                    tile((set.north() - corners[1]) / side, set.rows(z)),
                    tile((set.north() - corners[3]) / side, set.rows(z)),
                    tile((corners[0] - set.west()) / side, set.columns(z)),
                    tile((corners[2] - set.west()) / side, set.columns(z))));
        }
        return limits;
    }

    private static double clamped(double latitude, double farthest) {
        return Math.max(-farthest, Math.min(farthest, latitude));
    }

    private static int tile(double position, int tiles) {
        return (int) Math.max(0, Math.min(tiles - 1, Math.floor(position)));
    }

    /** Whether the tile, of the same level, lies within. */
    public boolean hold(TileAddress address) {
        return address.row() >= minRow && address.row() <= maxRow && address.col() >= minCol && address.col() <= maxCol;
    }
}
