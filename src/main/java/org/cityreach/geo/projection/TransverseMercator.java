package org.cityreach.geo.projection;

import org.cityreach.geo.Ellipsoid;

/**
 * Transverse Mercator (Gauss-Krüger, UTM) between longitude and latitude in degrees and easting and
 * northing in metres, x first. Ellipsoidal, by Krüger's series to order 6: forward and back agree with the
 * true projection to better than 10 nanometres plus rounding within 3900 km of the central meridian.
 *
 * <p>Longitudes farther than {@value #WIDEST_DEGREES}° from the central meridian and latitudes beyond
 * ±90° are not taken: they become NaN, and so do eastings and northings that no such place has.
 *
 * <p>Source: see {@link KruegerSeries}. Immutable.
 */
public final class TransverseMercator {

    /** Half width of what is taken, in degrees of longitude; the series are good to the nanometre here. */
    static final int WIDEST_DEGREES = 35;

    private static final double ROUNDING_DEGREES = 1e-9;

    private final double centralMeridianDegrees;
    private final double falseEastingMetres;
    private final double falseNorthingMetres;
    private final double radiusMetres;
    private final double[] toConformal;
    private final double[] fromConformal;
    private final double[] alpha;
    private final double[] beta;

    /**
     * Makes a projection whose origin of latitudes is the equator.
     *
     * @param scale at the central meridian: 1 for Gauss-Krüger, 0.9996 for UTM
     */
    public TransverseMercator(
            Ellipsoid ellipsoid,
            double centralMeridianDegrees,
            double scale,
            double falseEastingMetres,
            double falseNorthingMetres) {
        this.centralMeridianDegrees = centralMeridianDegrees;
        this.falseEastingMetres = falseEastingMetres;
        this.falseNorthingMetres = falseNorthingMetres;
        this.radiusMetres = scale * KruegerSeries.rectifyingRadiusMetres(ellipsoid);
        double n = ellipsoid.thirdFlattening();
        this.toConformal = KruegerSeries.toConformal(n);
        this.fromConformal = KruegerSeries.fromConformal(n);
        this.alpha = KruegerSeries.alpha(n);
        this.beta = KruegerSeries.beta(n);
    }

    /** The step from longitude and latitude to easting and northing. */
    public CoordinateStep forward() {
        return (xy, offset, count) -> {
            for (int i = offset; i < offset + 2 * count; i += 2) {
                project(xy, i);
            }
        };
    }

    /** The step from easting and northing to longitude and latitude. */
    public CoordinateStep inverse() {
        return (xy, offset, count) -> {
            for (int i = offset; i < offset + 2 * count; i += 2) {
                unproject(xy, i);
            }
        };
    }

    private void project(double[] xy, int at) {
        double degreesEast = Longitude.difference(xy[at], centralMeridianDegrees);
        double degreesNorth = xy[at + 1];
        if (!(Math.abs(degreesEast) <= WIDEST_DEGREES && Math.abs(degreesNorth) <= 90)) {
            setNaN(xy, at);
            return;
        }
        double phi = Math.toRadians(degreesNorth);
        double sinPhi = Math.sin(phi);
        double cosPhi = Math.cos(phi);
        double turn = KruegerSeries.sum(toConformal, 2 * sinPhi * cosPhi, 1 - 2 * sinPhi * sinPhi);
        double sinTurn = SmallAngle.sin(turn);
        double cosTurn = SmallAngle.cos(turn);
        double sinChi = sinPhi * cosTurn + cosPhi * sinTurn;
        double cosChi = cosPhi * cosTurn - sinPhi * sinTurn;

        double lambda = Math.toRadians(degreesEast);
        double sinLambda = SmallAngle.sin(lambda);
        double cosLambda = SmallAngle.cos(lambda);
        double tanhEta = cosChi * sinLambda;
        double squareSum = 1 - tanhEta * tanhEta;
        double rise = sinChi * cosChi * (1 - cosLambda) / (cosChi * cosChi * cosLambda + sinChi * sinChi);
        double xi = phi + turn + SmallAngle.arctan(rise);
        double eta = SmallAngle.artanh(tanhEta);

        double scale = 1 / squareSum;
        double base = cosChi * cosLambda;
        double sin2Xi = 2 * sinChi * base * scale;
        double cos2Xi = (base * base - sinChi * sinChi) * scale;
        double sinh2Eta = 2 * tanhEta * scale;
        double cosh2Eta = (1 + tanhEta * tanhEta) * scale;
        sumSeries(alpha, cos2Xi * cosh2Eta, -sin2Xi * sinh2Eta, xy, at);
        double real = xy[at];
        double imaginary = xy[at + 1];
        double sineReal = sin2Xi * cosh2Eta;
        double sineImaginary = cos2Xi * sinh2Eta;
        xy[at] = falseEastingMetres + radiusMetres * (eta + sineReal * imaginary + sineImaginary * real);
        xy[at + 1] = falseNorthingMetres + radiusMetres * (xi + sineReal * real - sineImaginary * imaginary);
    }

    private void unproject(double[] xy, int at) {
        double xi = (xy[at + 1] - falseNorthingMetres) / radiusMetres;
        double eta = (xy[at] - falseEastingMetres) / radiusMetres;
        double sinXi = Math.sin(xi);
        double cosXi = Math.cos(xi);
        double sin2Xi = 2 * sinXi * cosXi;
        double cos2Xi = 1 - 2 * sinXi * sinXi;
        double sinh2Eta = SmallAngle.sinh(2 * eta);
        double cosh2Eta = Math.sqrt(1 + sinh2Eta * sinh2Eta);
        sumSeries(beta, cos2Xi * cosh2Eta, -sin2Xi * sinh2Eta, xy, at);
        double real = xy[at];
        double imaginary = xy[at + 1];
        double sineReal = sin2Xi * cosh2Eta;
        double sineImaginary = cos2Xi * sinh2Eta;
        double change = sineReal * real - sineImaginary * imaginary;
        double sphereXi = xi - change;
        double sinhEta = SmallAngle.sinh(eta - (sineReal * imaginary + sineImaginary * real));

        double sinChange = SmallAngle.sin(change);
        double cosChange = SmallAngle.cos(change);
        double sine = sinXi * cosChange - cosXi * sinChange;
        double cosine = cosXi * cosChange + sinXi * sinChange;
        double degreesEast = Math.toDegrees(SmallAngle.arctan(sinhEta / cosine));
        boolean onGlobe = Math.abs(sphereXi) <= Math.PI / 2 + ROUNDING_DEGREES;
        if (!(onGlobe && Math.abs(degreesEast) <= WIDEST_DEGREES + ROUNDING_DEGREES)) {
            setNaN(xy, at);
            return;
        }
        double width = Math.sqrt(sinhEta * sinhEta + cosine * cosine);
        double fall = sine * sinhEta * sinhEta / ((width + cosine) * (cosine * width + sine * sine));
        double scale = 1 / (1 + sinhEta * sinhEta);
        double sin2Chi = 2 * sine * width * scale;
        double cos2Chi = (width * width - sine * sine) * scale;
        double phi = sphereXi - SmallAngle.arctan(fall) + KruegerSeries.sum(fromConformal, sin2Chi, cos2Chi);
        xy[at] = Longitude.difference(centralMeridianDegrees + degreesEast, 0);
        xy[at + 1] = Math.toDegrees(phi);
    }

    /** Clenshaw's sum of c_j sin(2jζ) / sin 2ζ over complex ζ, given cos 2ζ; the result replaces xy at {@code at}. */
    private static void sumSeries(double[] coefficients, double cosReal, double cosImaginary, double[] xy, int at) {
        double factorReal = 2 * cosReal;
        double factorImaginary = 2 * cosImaginary;
        double real = 0;
        double imaginary = 0;
        double previousReal = 0;
        double previousImaginary = 0;
        for (int j = KruegerSeries.ORDER - 1; j >= 0; j--) {
            double nextReal = coefficients[j] + factorReal * real - factorImaginary * imaginary - previousReal;
            double nextImaginary = factorReal * imaginary + factorImaginary * real - previousImaginary;
            previousReal = real;
            previousImaginary = imaginary;
            real = nextReal;
            imaginary = nextImaginary;
        }
        xy[at] = real;
        xy[at + 1] = imaginary;
    }

    private static void setNaN(double[] xy, int at) {
        xy[at] = Double.NaN;
        xy[at + 1] = Double.NaN;
    }
}
