package org.cityreach.coverage.algorithm;

/**
 * A grid of small squares that knows which disks reach into each and whether one covers it whole, so
 * that most points are settled by their square alone. A point within {@link PointCoverage#BORDER_METRES}
 * of a circle counts as on it. Immutable.
 */
final class DiskRaster {

    /** Squares are this share of the mean radius, unless that makes too many. */
    private static final double SIDE_OF_RADIUS = 0.25;

    private static final double MOST_ENTRIES_PER_DISK = 400;
    private static final double MOST_SQUARES_PER_DISK = 512;
    private static final double SQUARES_AT_LEAST = 65_536;
    /** A square's list starts here when a disk covers it whole and nobody asks by whom. */
    static final int COVERED = -1;

    final double west;
    final double south;
    final double perMetre;
    final int columns;
    final int rows;
    /** For each square the start of its list, or {@link #COVERED}. */
    final int[] from;
    /** For each square the end of its list. */
    final int[] to;
    /** The disks of the lists. */
    final int[] disk;
    /** Centre and square of the radius with its border, for each entry: x, y, r². */
    final double[] circle;

    private final DiskSet disks;
    private final double side;

    /**
     * Builds the lists.
     *
     * @param all whether a square lists all disks that reach into it, or none once one covers it whole
     */
    DiskRaster(DiskSet disks, boolean all) {
        this.disks = disks;
        double w = Double.POSITIVE_INFINITY;
        double s = Double.POSITIVE_INFINITY;
        double e = Double.NEGATIVE_INFINITY;
        double n = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < disks.size(); i++) {
            double reach = disks.radius[i] + PointCoverage.BORDER_METRES;
            w = Math.min(w, disks.x[i] - reach);
            e = Math.max(e, disks.x[i] + reach);
            s = Math.min(s, disks.y[i] - reach);
            n = Math.max(n, disks.y[i] + reach);
            sum += reach;
        }
        boolean empty = disks.size() == 0;
        west = empty ? 0 : w;
        south = empty ? 0 : s;
        double width = empty ? 0 : e - w;
        double height = empty ? 0 : n - s;
        double wanted = empty ? 1 : SIDE_OF_RADIUS * sum / disks.size();
        while (isTooFine(width, height, wanted)) {
            wanted *= 1.25;
        }
        side = wanted;
        perMetre = 1 / side;
        columns = (int) (width * perMetre) + 1;
        rows = (int) (height * perMetre) + 1;
        from = new int[columns * rows];
        to = new int[columns * rows];
        disk = new int[layOut(all)];
        circle = new double[3 * disk.length];
        fill(all);
    }

    private boolean isTooFine(double width, double height, double wanted) {
        double entries = 0;
        for (int i = 0; i < disks.size(); i++) {
            double across = 2 * disks.radius[i] / wanted + 1;
            entries += across * across;
        }
        double squares = (width / wanted + 1) * (height / wanted + 1);
        return entries > MOST_ENTRIES_PER_DISK * disks.size()
                || squares > MOST_SQUARES_PER_DISK * disks.size() + SQUARES_AT_LEAST;
    }

    /** Counts entries, marks whole squares and gives every list its room; gives the room of all. */
    private int layOut(boolean all) {
        eachReached((square, which, whole) -> {
            if (whole && !all) {
                from[square] = COVERED;
            }
            to[square]++;
        });
        int room = 0;
        for (int square = 0; square < from.length; square++) {
            if (from[square] == COVERED) {
                to[square] = COVERED;
            } else {
                int count = to[square];
                from[square] = room;
                to[square] = room;
                room += count;
            }
        }
        return room;
    }

    private void fill(boolean all) {
        eachReached((square, which, whole) -> {
            if (from[square] != COVERED || all) {
                int at = to[square]++;
                double reach = disks.radius[which] + PointCoverage.BORDER_METRES;
                disk[at] = which;
                circle[3 * at] = disks.x[which];
                circle[3 * at + 1] = disks.y[which];
                circle[3 * at + 2] = reach * reach;
            }
        });
    }

    private interface Reached {
        void add(int square, int which, boolean whole);
    }

    private void eachReached(Reached reached) {
        for (int i = 0; i < disks.size(); i++) {
            double reach = disks.radius[i] + PointCoverage.BORDER_METRES;
            int lastColumn = Math.min(columns - 1, (int) ((disks.x[i] + reach - west) * perMetre) + 1);
            int lastRow = Math.min(rows - 1, (int) ((disks.y[i] + reach - south) * perMetre) + 1);
            for (int row = Math.max(0, (int) ((disks.y[i] - reach - south) * perMetre) - 1); row <= lastRow; row++) {
                double dySouth = disks.y[i] - (south + row * side);
                for (int column = Math.max(0, (int) ((disks.x[i] - reach - west) * perMetre) - 1);
                        column <= lastColumn;
                        column++) {
                    judge(row * columns + column, i, disks.x[i] - (west + column * side), dySouth, reach, reached);
                }
            }
        }
    }

    /** Squares are taken a little larger than they are, so that rounding cannot put a point outside its own. */
    private void judge(int square, int which, double fromWest, double fromSouth, double reach, Reached reached) {
        double margin = 1e-6 * side;
        double nearX = Math.max(0, Math.max(-fromWest, fromWest - side) - margin);
        double nearY = Math.max(0, Math.max(-fromSouth, fromSouth - side) - margin);
        if (nearX * nearX + nearY * nearY <= reach * reach) {
            double farX = Math.max(fromWest, side - fromWest) + margin;
            double farY = Math.max(fromSouth, side - fromSouth) + margin;
            reached.add(square, which, farX * farX + farY * farY <= reach * reach);
        }
    }
}
