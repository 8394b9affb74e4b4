package org.cityreach.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * Lengths along the ground between places in longitude and latitude (degrees, x first), in metres, for
 * reporting; analyses measure in the city's metric CRS. On the ellipsoid of CGCS2000, by Vincenty's inverse
 * formula: exact to 0.1 millimetres. Only nearly opposite places of the Earth, more than 19 900 km apart,
 * are beyond it; those get the length on the mean sphere, off by up to 0.6 %. NaN in, NaN out.
 *
 * <p>Source: T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid with application of
 * nested equations, Survey Review 23 (1975).
 */
public final class Geodesic {

    private static final Ellipsoid EARTH = Ellipsoid.CGCS2000;
    private static final double TOLERANCE_RADIANS = 1e-13;
    private static final int MOST_STEPS = 200;

    private Geodesic() {}

    /** The shortest way between two places. */
    public static double lengthMetres(Coordinate from, Coordinate to) {
        double flattening = EARTH.flattening();
        double reducedFrom = Math.atan((1 - flattening) * Math.tan(Math.toRadians(from.y)));
        double reducedTo = Math.atan((1 - flattening) * Math.tan(Math.toRadians(to.y)));
        double difference = Math.IEEEremainder(Math.toRadians(to.x - from.x), 2 * Math.PI);
        Arc arc = Arc.of(reducedFrom, reducedTo, difference);
        double lambda = difference;
        for (int step = 0; step < MOST_STEPS; step++) {
            double next = difference + arc.longitudeCorrection(flattening);
            boolean settled = Math.abs(next - lambda) < TOLERANCE_RADIANS;
            lambda = next;
            if (Math.abs(lambda) > Math.PI) {
                break;
            }
            arc = Arc.of(reducedFrom, reducedTo, lambda);
            if (settled) {
                return arc.lengthMetres();
            }
        }
        return EARTH.meanRadiusMetres() * Arc.of(Math.toRadians(from.y), Math.toRadians(to.y), difference).sigma;
    }

    /** The sum over the segments of a line; 0 for an empty one. */
    public static double lengthMetres(LineString line) {
        double sum = 0;
        for (int i = 1; i < line.getNumPoints(); i++) {
            sum += lengthMetres(line.getCoordinateN(i - 1), line.getCoordinateN(i));
        }
        return sum;
    }

    /**
     * A great circle arc on the auxiliary sphere.
     *
     * @param sigma its angle, radians
     * @param sineAzimuth sine of the azimuth at the equator
     * @param cosineMiddle cosine of twice the angle from the equator to the arc's middle
     */
    private record Arc(double sigma, double sineAzimuth, double cosineMiddle) {

        static Arc of(double latitudeFrom, double latitudeTo, double longitudeDifference) {
            double sineFrom = Math.sin(latitudeFrom);
            double cosineFrom = Math.cos(latitudeFrom);
            double sineTo = Math.sin(latitudeTo);
            double cosineTo = Math.cos(latitudeTo);
            double sineLambda = Math.sin(longitudeDifference);
            double cosineLambda = Math.cos(longitudeDifference);
            double sineSigma =
                    Math.hypot(cosineTo * sineLambda, cosineFrom * sineTo - sineFrom * cosineTo * cosineLambda);
            double cosineSigma = sineFrom * sineTo + cosineFrom * cosineTo * cosineLambda;
            double sineAzimuth = sineSigma == 0 ? 0 : cosineFrom * cosineTo * sineLambda / sineSigma;
            double square = 1 - sineAzimuth * sineAzimuth;
            double cosineMiddle = square == 0 ? 0 : cosineSigma - 2 * sineFrom * sineTo / square;
            return new Arc(Math.atan2(sineSigma, cosineSigma), sineAzimuth, cosineMiddle);
        }

        double longitudeCorrection(double flattening) {
            double square = 1 - sineAzimuth * sineAzimuth;
            double c = flattening / 16 * square * (4 + flattening * (4 - 3 * square));
            double inner = cosineMiddle + c * Math.cos(sigma) * (2 * cosineMiddle * cosineMiddle - 1);
            return (1 - c) * flattening * sineAzimuth * (sigma + c * Math.sin(sigma) * inner);
        }

        double lengthMetres() {
            double square = 1 - sineAzimuth * sineAzimuth;
            double minor = EARTH.semiMinorMetres();
            double ratio = EARTH.semiMajorMetres() / minor;
            double u = square * (ratio * ratio - 1);
            double a = 1 + u / 16384 * (4096 + u * (-768 + u * (320 - 175 * u)));
            double b = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)));
            double sine = Math.sin(sigma);
            double middleSquare = cosineMiddle * cosineMiddle;
            double inner = Math.cos(sigma) * (2 * middleSquare - 1)
                    - b / 6 * cosineMiddle * (4 * sine * sine - 3) * (4 * middleSquare - 3);
            return minor * a * (sigma - b * sine * (cosineMiddle + b / 4 * inner));
        }
    }
}
