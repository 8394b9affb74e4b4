package org.cityreach.geo.projection;

import org.cityreach.geo.Ellipsoid;

/**
 * Between the tangent of the geographic latitude and that of the conformal latitude, exact to rounding.
 * Source: Karney 2011 (see {@link KruegerSeries}), equations 7 to 9 and 19 to 21. Immutable.
 */
final class ConformalLatitude {

    private static final double NEWTON_TOLERANCE = 1e-15;
    private static final int NEWTON_STEPS = 5;

    private final double eccentricitySquared;

    ConformalLatitude(Ellipsoid ellipsoid) {
        this.eccentricitySquared = ellipsoid.eccentricitySquared();
    }

    /** From tan φ to tan χ. */
    double conformalTangent(double tangent) {
        double secant = Math.sqrt(1 + tangent * tangent);
        double sigma = sigma(tangent / secant);
        return tangent * Math.sqrt(1 + sigma * sigma) - sigma * secant;
    }

    /** From tan χ to tan φ, by Newton's method; two steps are enough everywhere. */
    double geographicTangent(double conformal) {
        double complement = 1 - eccentricitySquared;
        double tangent = conformal / complement;
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double guess = conformalTangent(tangent);
            double change = (conformal - guess)
                    / Math.sqrt(1 + guess * guess)
                    * (1 + complement * tangent * tangent)
                    / (complement * Math.sqrt(1 + tangent * tangent));
            tangent += change;
            if (!(Math.abs(change) > NEWTON_TOLERANCE * Math.max(1, Math.abs(tangent)))) {
                break;
            }
        }
        return tangent;
    }

    /**
     * sinh(e artanh(e sin φ)). Both functions are taken by their power series: the arguments stay below
     * 0.082 and 0.0067, where what is left out is below rounding, and the series are several times as fast.
     */
    private double sigma(double sine) {
        double square = eccentricitySquared * sine * sine;
        double series = 1 + square * (1. / 3 + square * (1. / 5 + square * (1. / 7 + square * (1. / 9 + square / 11))));
        double argument = eccentricitySquared * sine * series;
        double argumentSquare = argument * argument;
        return argument * (1 + argumentSquare / 6 * (1 + argumentSquare / 20));
    }
}
