package org.cityreach.heat.algorithm;

/**
 * The quadratic B-spline on whole numbers: three weights around a position. At whole numbers it weighs 1/8, 6/8, 1/8.
 */
final class QuadraticSpline {

    private QuadraticSpline() {}

    /** The node nearest to a position. */
    static int nearest(double position) {
        return (int) Math.floor(position + 0.5);
    }
}
