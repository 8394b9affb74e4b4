package org.cityreach.coverage.algorithm;

/**
 * Areas inside closed rings, by Green's theorem: one signed term for each edge, so that a ring against
 * the clock counts positive and a hole, running with it, is taken off by adding. The terms are
 * continuous in the coordinates: an edge through a disk's centre, an arc through a corner or a touching
 * circle needs no case of its own and no tolerance. Exact up to rounding. Last point equals the first.
 */
final class RingArea {

    private RingArea() {}

    /** The signed area of the ring at {@code from} up to but without {@code to}. */
    static double signed(double[] x, double[] y, int from, int to) {
        if (to - from < 4) {
            return 0;
        }
        double x0 = x[from];
        double y0 = y[from];
        double ax = x[from + 1] - x0;
        double ay = y[from + 1] - y0;
        double twice = 0;
        for (int i = from + 2; i < to; i++) {
            double bx = x[i] - x0;
            double by = y[i] - y0;
            twice += ax * by - ay * bx;
            ax = bx;
            ay = by;
        }
        return twice / 2;
    }

    /** The signed area of the part of the ring that lies in the disk around cx, cy. */
    static double signedInDisk(double[] x, double[] y, int from, int to, double cx, double cy, double radiusMetres) {
        double square = radiusMetres * radiusMetres;
        double ax = x[from] - cx;
        double ay = y[from] - cy;
        double twice = 0;
        for (int i = from + 1; i < to; i++) {
            double bx = x[i] - cx;
            double by = y[i] - cy;
            twice += twiceOfEdge(ax, ay, bx, by, square);
            ax = bx;
            ay = by;
        }
        return twice / 2;
    }

    /**
     * Twice the signed area of the triangle centre, a, b inside the disk: straight where the edge runs in
     * the disk, a sector where it runs outside.
     */
    private static double twiceOfEdge(double ax, double ay, double bx, double by, double square) {
        double cross = ax * by - ay * bx;
        boolean insideA = ax * ax + ay * ay <= square;
        boolean insideB = bx * bx + by * by <= square;
        if (insideA && insideB) {
            return cross;
        }
        double dx = bx - ax;
        double dy = by - ay;
        double length2 = dx * dx + dy * dy;
        double halfChord2 = length2 == 0 ? 0 : square - cross / length2 * cross;
        if (halfChord2 <= 0) {
            return sector(ax, ay, bx, by, square);
        }
        double middle = -(ax * dx + ay * dy) / length2;
        double half = Math.sqrt(halfChord2 / length2);
        double enter = insideA ? 0 : middle - half;
        double leave = insideB ? 1 : middle + half;
        if (!(enter < leave) || enter >= 1 || leave <= 0) {
            return sector(ax, ay, bx, by, square);
        }
        double twice = cross * (Math.min(1, leave) - Math.max(0, enter));
        if (enter > 0) {
            twice += sector(ax, ay, ax + enter * dx, ay + enter * dy, square);
        }
        if (leave < 1) {
            twice += sector(ax + leave * dx, ay + leave * dy, bx, by, square);
        }
        return twice;
    }

    private static double sector(double ax, double ay, double bx, double by, double square) {
        return square * Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
    }
}
