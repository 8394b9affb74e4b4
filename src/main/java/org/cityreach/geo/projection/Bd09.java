package org.cityreach.geo.projection;

/**
 * Between GCJ-02 and BD-09, the longitude and latitude of Baidu's maps, in degrees, x first. The published
 * formula has no border, so it is applied everywhere. Forward is the formula itself. The inverse starts
 * from the published approximate inverse (off by up to 0.3 m) and iterates to below 1e-11°, so that a round
 * trip is exact.
 */
public final class Bd09 {

    private static final double SHIFT_LONGITUDE = 0.0065;
    private static final double SHIFT_LATITUDE = 0.006;
    private static final double WAVES_PER_DEGREE = Math.PI * 3000 / 180;
    /** Of the last change; each step leaves less than a hundredth of the error before it. */
    private static final double TOLERANCE_DEGREES = 1e-10;

    private static final int MOST_STEPS = 30;

    private Bd09() {}

    /** From GCJ-02. */
    public static CoordinateStep forward() {
        return (xy, offset, count) -> {
            double[] shifted = new double[2];
            for (int i = offset; i < offset + 2 * count; i += 2) {
                shift(xy[i], xy[i + 1], shifted);
                xy[i] = shifted[0];
                xy[i + 1] = shifted[1];
            }
        };
    }

    /** To GCJ-02. */
    public static CoordinateStep inverse() {
        return (xy, offset, count) -> {
            double[] shifted = new double[2];
            for (int i = offset; i < offset + 2 * count; i += 2) {
                unshift(xy, i, shifted);
            }
        };
    }

    private static void unshift(double[] xy, int at, double[] shifted) {
        double x = xy[at] - SHIFT_LONGITUDE;
        double y = xy[at + 1] - SHIFT_LATITUDE;
        for (int step = 0; step < MOST_STEPS; step++) {
            shift(x, y, shifted);
            double eastError = xy[at] - shifted[0];
            double northError = xy[at + 1] - shifted[1];
            x += eastError;
            y += northError;
            if (Math.max(Math.abs(eastError), Math.abs(northError)) < TOLERANCE_DEGREES) {
                break;
            }
        }
        xy[at] = x;
        xy[at + 1] = y;
    }

    private static void shift(double x, double y, double[] shifted) {
        double radius = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * WAVES_PER_DEGREE);
        double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * WAVES_PER_DEGREE);
        shifted[0] = radius * Math.cos(angle) + SHIFT_LONGITUDE;
        shifted[1] = radius * Math.sin(angle) + SHIFT_LATITUDE;
    }
}
