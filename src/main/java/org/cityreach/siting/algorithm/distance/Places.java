package org.cityreach.siting.algorithm.distance;

/**
 * Places in one metric system, x easting, y northing, all finite. Do not write to the arrays.
 *
 * @param x by place
 * @param y by place
 */
public record Places(double[] x, double[] y) {

    public Places {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " eastings and " + y.length + " northings; allowed: as many");
        }
    }

    public int count() {
        return x.length;
    }

    /** The distance in metres in a straight line to a place of another list. */
    public double metres(int place, Places others, int other) {
        double dx = x[place] - others.x[other];
        double dy = y[place] - others.y[other];
        return Math.sqrt(dx * dx + dy * dy);
    }
}
