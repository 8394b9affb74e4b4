package org.cityreach.geo.projection;

/**
 * Between WGS 84 and GCJ-02, the obfuscated longitude and latitude of Chinese map applications, in degrees,
 * x first. The offset is up to 0.7 km and is defined by a published formula on the Krasovsky ellipsoid.
 * GCJ-02 is the identity outside the rectangle 72.004–137.8347° E, 0.8293–55.8271° N (border inside), as in
 * every published form of it; the rectangle takes in neighbours of China, which this class does not mend.
 *
 * <p>Forward is the formula itself. The inverse iterates to below 1e-11° and gives back what forward
 * was given; only within 0.02° of the rectangle's border, where forward is not one to one, it may not.
 */
public final class Gcj02 {

    static final double WEST = 72.004;
    static final double EAST = 137.8347;
    static final double SOUTH = 0.8293;
    static final double NORTH = 55.8271;

    private static final double SEMI_MAJOR_METRES = 6_378_245;
    private static final double ECCENTRICITY_SQUARED = 0.00669342162296594323;
    private static final double ORIGIN_LONGITUDE = 105;
    private static final double ORIGIN_LATITUDE = 35;
    /** Of the last change; each step leaves less than a hundredth of the error before it. */
    private static final double TOLERANCE_DEGREES = 1e-10;

    private static final int MOST_STEPS = 30;

    private Gcj02() {}

    /** From WGS 84. */
    public static CoordinateStep forward() {
        return (xy, offset, count) -> {
            double[] shift = new double[2];
            for (int i = offset; i < offset + 2 * count; i += 2) {
                if (isInside(xy[i], xy[i + 1])) {
                    computeShift(xy[i], xy[i + 1], shift);
                    xy[i] += shift[0];
                    xy[i + 1] += shift[1];
                }
            }
        };
    }

    /** To WGS 84. */
    public static CoordinateStep inverse() {
        return (xy, offset, count) -> {
            double[] shift = new double[2];
            for (int i = offset; i < offset + 2 * count; i += 2) {
                if (isInside(xy[i], xy[i + 1])) {
                    unshift(xy, i, shift);
                }
            }
        };
    }

    private static void unshift(double[] xy, int at, double[] shift) {
        double longitude = xy[at];
        double latitude = xy[at + 1];
        for (int step = 0; step < MOST_STEPS; step++) {
            computeShift(longitude, latitude, shift);
            double nextLongitude = xy[at] - shift[0];
            double nextLatitude = xy[at + 1] - shift[1];
            double change = Math.max(Math.abs(nextLongitude - longitude), Math.abs(nextLatitude - latitude));
            longitude = nextLongitude;
            latitude = nextLatitude;
            if (change < TOLERANCE_DEGREES) {
                break;
            }
        }
        xy[at] = longitude;
        xy[at + 1] = latitude;
    }

    private static boolean isInside(double longitude, double latitude) {
        return longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;
    }

    /** Shift of a place in degrees east and north. */
    private static void computeShift(double longitude, double latitude, double[] shift) {
        double x = longitude - ORIGIN_LONGITUDE;
        double y = latitude - ORIGIN_LATITUDE;
        double root = Math.sqrt(Math.abs(x));
        double shared = 20 * sinPi(6 * x) + 20 * sinPi(2 * x);
        double eastWaves = shared + 20 * sinPi(x) + 40 * sinPi(x / 3) + 150 * sinPi(x / 12) + 300 * sinPi(x / 30);
        double northWaves = shared + 20 * sinPi(y) + 40 * sinPi(y / 3) + 160 * sinPi(y / 12) + 320 * sinPi(y / 30);
        double eastMetres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + eastWaves * 2 / 3;
        double northMetres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + northWaves * 2 / 3;

        double phi = Math.toRadians(latitude);
        double sine = Math.sin(phi);
        double curvature = 1 - ECCENTRICITY_SQUARED * sine * sine;
        double primeVerticalMetres = SEMI_MAJOR_METRES / Math.sqrt(curvature);
        double meridianMetres = primeVerticalMetres * (1 - ECCENTRICITY_SQUARED) / curvature;
        shift[0] = Math.toDegrees(eastMetres / (primeVerticalMetres * Math.cos(phi)));
        shift[1] = Math.toDegrees(northMetres / meridianMetres);
    }

    private static double sinPi(double x) {
        return Math.sin(x * Math.PI);
    }
}
