package org.cityreach.store.geopackage;

/**
 * The place of a point on a Hilbert curve over the whole range of a coordinate system. Neighbours on
 * the curve are neighbours on the ground, so an R-tree filled in this order grows fast and packs well.
 * The order only; never a position. Source: D. Hilbert 1891; the loop is the usual quadrant walk.
 */
final class HilbertKey {

    private static final int BITS = 31;
    /** Degrees, or metres of a projected system, zone-prefixed eastings included. */
    private static final double LARGEST_DEGREES = 360;

    private static final double LARGEST_METRES = 1.2e8;

    private HilbertKey() {}

    /** The key of a point, at least 0; points outside the range get that of its border. */
    static long of(double x, double y, boolean isDegrees) {
        double largest = isDegrees ? LARGEST_DEGREES : LARGEST_METRES;
        long column = cell(x, largest);
        long row = cell(y, largest);
        long key = 0;
        for (int bit = BITS - 1; bit >= 0; bit--) {
            long right = column >> bit & 1;
            long up = row >> bit & 1;
            key = key << 2 | (3 * right ^ up);
            if (up == 0) {
                long mask = (1L << bit) - 1;
                long turnedColumn = right == 1 ? ~column & mask : column & mask;
                long turnedRow = right == 1 ? ~row & mask : row & mask;
                column = turnedRow;
                row = turnedColumn;
            }
        }
        return key;
    }

    private static long cell(double value, double largest) {
        long cells = 1L << BITS;
        long cell = (long) ((value / largest + 1) / 2 * cells);
        return Math.max(0, Math.min(cells - 1, cell));
    }
}
