package org.cityreach.siting.algorithm.distance;

import java.util.Arrays;

/**
 * Places sorted into square cells, so that those near a place are found at once. Metres, one metric system.
 * Exact: a cell's neighbours are looked at as far as the reach goes. Immutable; safe for use by many
 * threads.
 */
final class PlaceGrid {

    private static final int MOST_CELLS = 1 << 22;

    private final Places places;
    private final double west;
    private final double south;
    private final double cellMetres;
    private final int columns;
    private final int rows;
    /** Where the places of each cell begin in {@code member}. */
    private final int[] start;

    private final int[] member;

    /** Places in cells of about this side; larger ones where there would be too many. */
    PlaceGrid(Places places, double wantedMetres) {
        this.places = places;
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < places.count(); i++) {
            minX = Math.min(minX, places.x()[i]);
            maxX = Math.max(maxX, places.x()[i]);
            minY = Math.min(minY, places.y()[i]);
            maxY = Math.max(maxY, places.y()[i]);
        }
        boolean any = places.count() > 0;
        west = any ? minX : 0;
        south = any ? minY : 0;
        double width = any ? maxX - minX : 0;
        double height = any ? maxY - minY : 0;
        int most = (int) Math.min(MOST_CELLS, 4L * places.count() + 64);
        double side = Math.max(wantedMetres, 1e-3);
        while ((Math.floor(width / side) + 1) * (Math.floor(height / side) + 1) > most) {
            side *= 1.5;
        }
        cellMetres = side;
        columns = (int) Math.floor(width / side) + 1;
        rows = (int) Math.floor(height / side) + 1;
        start = new int[columns * rows + 1];
        member = new int[places.count()];
        fill();
    }

    private void fill() {
        int[] cell = new int[places.count()];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = row(places.y()[i]) * columns + column(places.x()[i]);
            start[cell[i] + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] next = Arrays.copyOf(start, start.length - 1);
        for (int i = 0; i < cell.length; i++) {
            member[next[cell[i]]++] = i;
        }
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, Math.floor((x - west) / cellMetres)));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, Math.floor((y - south) / cellMetres)));
    }

    /** Takes a place that was found. */
    @FunctionalInterface
    interface Sink {
        void accept(int place, double metres);
    }

    /** All places no farther than the reach, in no particular order. */
    void within(double x, double y, double reachMetres, Sink sink) {
        int west0 = column(x - reachMetres);
        int east0 = column(x + reachMetres);
        int north0 = row(y + reachMetres);
        for (int r = row(y - reachMetres); r <= north0; r++) {
            int end = start[r * columns + east0 + 1];
            for (int k = start[r * columns + west0]; k < end; k++) {
                double dx = places.x()[member[k]] - x;
                double dy = places.y()[member[k]] - y;
                double metres = Math.sqrt(dx * dx + dy * dy);
                if (metres <= reachMetres) {
                    sink.accept(member[k], metres);
                }
            }
        }
    }

    /** The metres to the nearest place; NaN where there are none. */
    double nearestMetres(double x, double y) {
        int atColumn = column(x);
        int atRow = row(y);
        double best = Double.POSITIVE_INFINITY;
        int rings = Math.max(columns, rows);
        for (int ring = 0; ring <= rings && (ring - 1) * cellMetres <= best; ring++) {
            best = Math.min(best, nearestInRing(x, y, atColumn, atRow, ring));
        }
        return best == Double.POSITIVE_INFINITY ? Double.NaN : best;
    }

    private double nearestInRing(double x, double y, int atColumn, int atRow, int ring) {
        double best = Double.POSITIVE_INFINITY;
        for (int r = Math.max(0, atRow - ring); r <= Math.min(rows - 1, atRow + ring); r++) {
            boolean whole = r == atRow - ring || r == atRow + ring;
            int step = whole || ring == 0 ? 1 : 2 * ring;
            for (int c = atColumn - ring; c <= atColumn + ring; c += step) {
                if (c < 0 || c >= columns) {
                    continue;
                }
                for (int k = start[r * columns + c]; k < start[r * columns + c + 1]; k++) {
                    double dx = places.x()[member[k]] - x;
                    double dy = places.y()[member[k]] - y;
                    best = Math.min(best, Math.sqrt(dx * dx + dy * dy));
                }
            }
        }
        return best;
    }
}
