package org.cityreach.demo.plan;

/**
 * How the demo city is laid out in the large: a dense old centre, a new district in the south, industry
 * in the north and north-east, a lake to the south-west. All functions are smooth in plan metres and
 * have no chance in them.
 */
public final class CityForm {

    private CityForm() {}

    /** How densely people live, 0 in the fields to about 1 in the old centre. */
    public static double density(double u, double v) {
        double centre = bump(u, v, -150, 650, 1900);
        double south = 0.72 * bump(u, v, 350, -2150, 1250);
        double west = 0.5 * bump(u, v, -2750, 700, 950);
        double campus = 0.42 * bump(u, v, 2700, -1300, 900);
        double ground = 0.1 + 0.05 * ripple(u, v);
        return Math.min(1, ground + Math.max(Math.max(centre, south), Math.max(west, campus)));
    }

    /** Whether homes here are of the new district, with large blocks; else of the old town. */
    public static boolean isNewDistrict(double u, double v) {
        return v < -950 + 180 * ripple(u, v) || u > 2100 && v < 900;
    }

    /** How much of the building land is industry, 0 to 1. */
    public static double industry(double u, double v) {
        double north = smoothStep(2000, 2900, v + 250 * ripple(u, v));
        double northEast = smoothStep(2300, 3100, u) * smoothStep(300, 1100, v);
        double southWest = 0.75 * bump(u, v, -2500, -1500, 800);
        return Math.min(1, Math.max(Math.max(north, northEast), southWest));
    }

    /** Whether a place is built up, as one superblock is judged by its middle. */
    public static boolean isBuiltUp(double u, double v) {
        double x = u / (4130 + 220 * ripple(u, v));
        double y = v / (3560 + 180 * ripple(v, u));
        double size = Math.abs(x * x * x) + Math.abs(y * y * y);
        return size < 1 && u + 0.9 * v > -4950;
    }

    private static double bump(double u, double v, double atU, double atV, double reachMetres) {
        double du = (u - atU) / reachMetres;
        double dv = (v - atV) / reachMetres;
        return StrictMath.exp(-0.5 * (du * du + dv * dv));
    }

    /** Waves of about 2 km, -1 to 1. */
    static double ripple(double u, double v) {
        return 0.5 * StrictMath.sin(u / 390 + 0.4) + 0.5 * StrictMath.sin(v / 330 + u / 900);
    }

    private static double smoothStep(double low, double high, double at) {
        double t = Math.max(0, Math.min(1, (at - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }
}
