package org.cityreach.hotspot.algorithm;

/** Points sorted into squares of one side. Immutable. */
final class PointBuckets {

    private static final int MOST_SQUARES_A_POINT = 4;

    private final double[] x;
    private final double[] y;
    private final double west;
    private final double south;
    private final double sideMetres;
    private final int columns;
    private final int rows;
    private final int[] starts;
    private final int[] points;

    /** Squares of at least that side; larger ones where there would be far more squares than points. */
    PointBuckets(double[] x, double[] y, double leastSideMetres) {
        this.x = x;
        this.y = y;
        double[] range = range(x, y);
        west = range[0];
        south = range[1];
        double width = range[2] - west;
        double height = range[3] - south;
        double most = (double) MOST_SQUARES_A_POINT * Math.max(1, x.length);
        double side = Math.max(leastSideMetres, Math.max(Math.sqrt(width * height / most), (width + height) / most));
        sideMetres = side > 0 ? side : 1;
        columns = (int) (width / sideMetres) + 1;
        rows = (int) (height / sideMetres) + 1;
        starts = new int[columns * rows + 1];
        for (int i = 0; i < x.length; i++) {
            starts[square(i) + 1]++;
        }
        for (int square = 0; square < columns * rows; square++) {
            starts[square + 1] += starts[square];
        }
        points = new int[x.length];
        int[] next = starts.clone();
        for (int i = 0; i < x.length; i++) {
            points[next[square(i)]++] = i;
        }
    }

    private static double[] range(double[] x, double[] y) {
        double[] range = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < x.length; i++) {
            range[0] = Math.min(range[0], x[i]);
            range[1] = Math.min(range[1], y[i]);
            range[2] = Math.max(range[2], x[i]);
            range[3] = Math.max(range[3], y[i]);
        }
        return x.length == 0 ? new double[4] : range;
    }

    private int square(int point) {
        return row(y[point]) * columns + column(x[point]);
    }

    int column(double easting) {
        return (int) Math.min(columns - 1.0, Math.max(0, Math.floor((easting - west) / sideMetres)));
    }

    int row(double northing) {
        return (int) Math.min(rows - 1.0, Math.max(0, Math.floor((northing - south) / sideMetres)));
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    double sideMetres() {
        return sideMetres;
    }

    int from(int column, int row) {
        return starts[row * columns + column];
    }

    int to(int column, int row) {
        return starts[row * columns + column + 1];
    }

    int point(int place) {
        return points[place];
    }

    double squaredMetres(int a, int b) {
        double dx = x[a] - x[b];
        double dy = y[a] - y[b];
        return dx * dx + dy * dy;
    }
}
