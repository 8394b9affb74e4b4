package org.cityreach.geo;

import org.locationtech.jts.geom.Envelope;

/**
 * The rough range of coordinates that make sense in a system, in its own coordinates, x first: for degrees
 * the whole globe; for a projection the box around its area of use widened by 6° on every side. What lies
 * outside is no place the system is for; what lies inside may still be wrong. For a first, cheap test.
 */
public final class CrsDomain {

    private static final double MARGIN_DEGREES = 6;
    private static final double FARTHEST_LATITUDE = 89;
    private static final int STEPS = 24;

    private CrsDomain() {}

    /** The box, its border included. */
    public static Envelope of(Crs crs) {
        if (crs.isGeographic()) {
            return new Envelope(-180, 180, -90, 90);
        }
        Envelope area = crs.areaOfUse();
        double west = Math.max(-180, area.getMinX() - MARGIN_DEGREES);
        double east = Math.min(180, area.getMaxX() + MARGIN_DEGREES);
        double south = Math.max(-FARTHEST_LATITUDE, area.getMinY() - MARGIN_DEGREES);
        double north = Math.min(FARTHEST_LATITUDE, area.getMaxY() + MARGIN_DEGREES);
        double[] xy = new double[2 * (STEPS + 1) * (STEPS + 1)];
        for (int i = 0; i < xy.length / 2; i++) {
            xy[2 * i] = west + (east - west) * (i % (STEPS + 1)) / STEPS;
            xy[2 * i + 1] = south + (north - south) * (i / (STEPS + 1)) / STEPS;
        }
        CrsTransform.between(Crs.CRS84, crs).apply(xy);
        Envelope domain = new Envelope();
        for (int i = 0; i < xy.length; i += 2) {
            if (Double.isFinite(xy[i]) && Double.isFinite(xy[i + 1])) {
                domain.expandToInclude(xy[i], xy[i + 1]);
            }
        }
        return domain;
    }
}
