package org.cityreach.snapshot.column;

import org.cityreach.geo.Crs;
import org.cityreach.geo.CrsTransform;
import org.locationtech.jts.geom.Envelope;

/** Bounds in longitude and latitude. */
final class LongitudeLatitude {

    /** How many places along each side are looked at: a straight side in one system is bent in the other. */
    private static final int STEPS = 32;

    private LongitudeLatitude() {}

    /**
     * The bounds of all geometries, widened to what the four sides of their own bounds come to. May
     * be a little larger than the tightest, never smaller by more than a thousandth of its size.
     */
    static Envelope boundsOf(GeometryColumn geometries, Crs crs) {
        Envelope own = geometries.bounds();
        CrsTransform transform = CrsTransform.between(crs, Crs.WGS84);
        if (own.isNull() || transform.isIdentity()) {
            return own;
        }
        double[] xy = new double[8 * (STEPS + 1)];
        for (int i = 0; i <= STEPS; i++) {
            double x = own.getMinX() + own.getWidth() * i / STEPS;
            double y = own.getMinY() + own.getHeight() * i / STEPS;
            put(xy, 4 * i, x, own.getMinY());
            put(xy, 4 * i + 1, x, own.getMaxY());
            put(xy, 4 * i + 2, own.getMinX(), y);
            put(xy, 4 * i + 3, own.getMaxX(), y);
        }
        transform.apply(xy);
        Envelope bounds = new Envelope();
        for (int i = 0; i < xy.length; i += 2) {
            if (!Double.isNaN(xy[i])) {
                bounds.expandToInclude(xy[i], xy[i + 1]);
            }
        }
        return bounds;
    }

    private static void put(double[] xy, int index, double x, double y) {
        xy[2 * index] = x;
        xy[2 * index + 1] = y;
    }
}
