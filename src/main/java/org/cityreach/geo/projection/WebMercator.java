package org.cityreach.geo.projection;

import org.cityreach.geo.Ellipsoid;

/**
 * The projection of web maps (EPSG:3857) between degrees and its metres, x first. It treats the ellipsoid's
 * latitude as a sphere's: it is not conformal and its metres are not metres on the ground (at 31.7° N they
 * are 15 % short), so nothing is measured in it. Exact to rounding. Latitudes beyond
 * ±{@value #FARTHEST_LATITUDE} become NaN. Source: EPSG method 1024, Popular Visualisation Pseudo Mercator.
 */
public final class WebMercator {

    private static final double RADIUS_METRES = Ellipsoid.WGS84.semiMajorMetres();
    private static final double FARTHEST_LATITUDE = 89.99;

    private WebMercator() {}

    public static CoordinateStep forward() {
        return (xy, offset, count) -> {
            for (int i = offset; i < offset + 2 * count; i += 2) {
                double latitude = xy[i + 1];
                boolean taken = Math.abs(latitude) <= FARTHEST_LATITUDE;
                double sine = Math.sin(Math.toRadians(latitude));
                xy[i] = taken ? RADIUS_METRES * Math.toRadians(xy[i]) : Double.NaN;
                xy[i + 1] = taken ? RADIUS_METRES / 2 * Math.log((1 + sine) / (1 - sine)) : Double.NaN;
            }
        };
    }

    public static CoordinateStep inverse() {
        return (xy, offset, count) -> {
            for (int i = offset; i < offset + 2 * count; i += 2) {
                xy[i] = Math.toDegrees(xy[i] / RADIUS_METRES);
                xy[i + 1] = Math.toDegrees(Math.atan(Math.sinh(xy[i + 1] / RADIUS_METRES)));
            }
        };
    }
}
