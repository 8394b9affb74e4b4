package org.cityreach.geo.projection;

/** Longitudes as angles on a circle, in degrees. */
public final class Longitude {

    private Longitude() {}

    /** {@code longitude − reference}, turned into −180 to 180; NaN stays NaN. */
    public static double difference(double longitude, double reference) {
        double difference = longitude - reference;
        return Math.abs(difference) <= 180 ? difference : Math.IEEEremainder(difference, 360);
    }
}
