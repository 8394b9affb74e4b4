package org.cityreach.geo.projection;

/**
 * Functions that a projection calls with small arguments, by their power series where those are exact to
 * rounding, else by the library, whose inverse functions cost several times as much. Inside a zone the
 * series are taken throughout. All pass on NaN.
 */
final class SmallAngle {

    private static final double SERIES_LIMIT = 0.1;

    private SmallAngle() {}

    static double sin(double x) {
        if (Math.abs(x) > SERIES_LIMIT) {
            return Math.sin(x);
        }
        double s = x * x;
        return x * (1 - s * (1. / 6) * (1 - s * (1. / 20) * (1 - s * (1. / 42) * (1 - s * (1. / 72)))));
    }

    static double cos(double x) {
        if (Math.abs(x) > SERIES_LIMIT) {
            return Math.cos(x);
        }
        double s = x * x;
        return 1 - s * 0.5 * (1 - s * (1. / 12) * (1 - s * (1. / 30) * (1 - s * (1. / 56))));
    }

    static double sinh(double x) {
        if (Math.abs(x) > SERIES_LIMIT) {
            return Math.sinh(x);
        }
        double s = x * x;
        return x * (1 + s * (1. / 6) * (1 + s * (1. / 20) * (1 + s * (1. / 42) * (1 + s * (1. / 72)))));
    }

    static double arctan(double x) {
        if (Math.abs(x) > SERIES_LIMIT) {
            return Math.atan(x);
        }
        double s = x * x;
        return x
                * (1
                        - s
                                * (1. / 3
                                        - s
                                                * (1. / 5
                                                        - s
                                                                * (1. / 7
                                                                        - s
                                                                                * (1. / 9
                                                                                        - s
                                                                                                * (1. / 11
                                                                                                        - s
                                                                                                                * (1.
                                                                                                                                / 13
                                                                                                                        - s
                                                                                                                                * (1.
                                                                                                                                        / 15))))))));
    }

    static double artanh(double x) {
        if (Math.abs(x) > SERIES_LIMIT) {
            return Math.log((1 + x) / (1 - x)) / 2;
        }
        double s = x * x;
        return x
                * (1
                        + s
                                * (1. / 3
                                        + s
                                                * (1. / 5
                                                        + s
                                                                * (1. / 7
                                                                        + s
                                                                                * (1. / 9
                                                                                        + s
                                                                                                * (1. / 11
                                                                                                        + s
                                                                                                                * (1.
                                                                                                                                / 13
                                                                                                                        + s
                                                                                                                                * (1.
                                                                                                                                        / 15))))))));
    }
}
