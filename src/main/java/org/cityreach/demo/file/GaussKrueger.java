package org.cityreach.demo.file;

/**
 * From city metres (EPSG:4549, CGCS2000 3° Gauss–Krüger, central meridian 120° E; x easting with
 * 500 000 m false easting, y northing) to longitude and latitude in degrees (EPSG:4490).
 *
 * <p>Krüger's series to the fourth power of the third flattening; error below 1 mm within 3° of the
 * meridian. It repeats what the geo module can do because the committed files must come out the same on
 * every machine: it uses nothing but {@link StrictMath}. Source: L. Krüger 1912, as given by Karney
 * 2011, Transverse Mercator with an accuracy of a few nanometers.
 */
public final class GaussKrueger {

    private static final double MAJOR_METRES = 6_378_137;
    private static final double FLATTENING = 1 / 298.257222101;
    private static final double N = FLATTENING / (2 - FLATTENING);
    private static final double N2 = N * N;
    private static final double N3 = N2 * N;
    private static final double N4 = N3 * N;
    private static final double RECTIFYING_METRES = MAJOR_METRES / (1 + N) * (1 + N2 / 4 + N4 / 64);
    private static final double FALSE_EASTING = 500_000;
    private static final double MERIDIAN_DEGREES = 120;
    private static final double[] BETA = {
        N / 2 - 2 * N2 / 3 + 37 * N3 / 96 - N4 / 360,
        N2 / 48 + N3 / 15 - 437 * N4 / 1440,
        17 * N3 / 480 - 37 * N4 / 840,
        4397 * N4 / 161280
    };
    private static final double[] DELTA = {
        2 * N - 2 * N2 / 3 - 2 * N3 + 116 * N4 / 45,
        7 * N2 / 3 - 8 * N3 / 5 - 227 * N4 / 45,
        56 * N3 / 15 - 136 * N4 / 35,
        4279 * N4 / 630
    };

    private GaussKrueger() {}

    /** Longitude, then latitude, in degrees. */
    public static double[] toDegrees(double easting, double northing) {
        double xi = northing / RECTIFYING_METRES;
        double eta = (easting - FALSE_EASTING) / RECTIFYING_METRES;
        double xiPrime = xi;
        double etaPrime = eta;
        for (int j = 1; j <= BETA.length; j++) {
            xiPrime -= BETA[j - 1] * StrictMath.sin(2 * j * xi) * StrictMath.cosh(2 * j * eta);
            etaPrime -= BETA[j - 1] * StrictMath.cos(2 * j * xi) * StrictMath.sinh(2 * j * eta);
        }
        double chi = StrictMath.asin(StrictMath.sin(xiPrime) / StrictMath.cosh(etaPrime));
        double latitude = chi;
        for (int j = 1; j <= DELTA.length; j++) {
            latitude += DELTA[j - 1] * StrictMath.sin(2 * j * chi);
        }
        double longitude = StrictMath.atan(StrictMath.sinh(etaPrime) / StrictMath.cos(xiPrime));
        return new double[] {MERIDIAN_DEGREES + StrictMath.toDegrees(longitude), StrictMath.toDegrees(latitude)};
    }
}
