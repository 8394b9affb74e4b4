package org.cityreach.heat.algorithm;

import org.locationtech.jts.geom.Envelope;

/**
 * Part of the endless square lattice whose nodes lie at whole multiples of its step in city metres, so that any
 * two parts with the same step share their nodes. Columns grow eastwards, rows northwards.
 *
 * @param firstCol the column at index 0, in steps from easting 0
 */
record Lattice(double stepMetres, long firstCol, long firstRow, int cols, int rows) {

    /** The most nodes an array can hold with room to spare. */
    private static final double MOST_NODES = 1 << 29;

    /** The part that holds the area and a margin of some nodes around it. */
    static Lattice around(Envelope area, double stepMetres, int margin) {
        double cols = Math.ceil(area.getMaxX() / stepMetres) - Math.floor(area.getMinX() / stepMetres);
        double rows = Math.ceil(area.getMaxY() / stepMetres) - Math.floor(area.getMinY() / stepMetres);
        if (nodes(area, stepMetres) > MOST_NODES) {
            throw new IllegalArgumentException("a lattice of " + cols + " × " + rows);
        }
        return new Lattice(
                stepMetres,
                (long) Math.floor(area.getMinX() / stepMetres) - margin,
                (long) Math.floor(area.getMinY() / stepMetres) - margin,
                (int) cols + 1 + 2 * margin,
                (int) rows + 1 + 2 * margin);
    }

    /** About how many nodes lie in the area. */
    static double nodes(Envelope area, double stepMetres) {
        return (area.getWidth() / stepMetres + 2) * (area.getHeight() / stepMetres + 2);
    }

    /** The node nearest to a position. */
    static int nearest(double position) {
        return (int) Math.floor(position + 0.5);
    }

    Lattice grown(int margin) {
        return new Lattice(stepMetres, firstCol - margin, firstRow - margin, cols + 2 * margin, rows + 2 * margin);
    }

    /** The position of an easting, counted in nodes from index 0. */
    double col(double x) {
        return x / stepMetres - firstCol;
    }

    double row(double y) {
        return y / stepMetres - firstRow;
    }
}
