package org.cityreach.coverage.algorithm;

import java.util.Arrays;

/**
 * Finds the disks that may meet a box. Every square of a grid over all disks lists the disks that reach
 * into it. Immutable; a search needs a {@link Finder} of its own for each thread.
 */
final class DiskGrid {

    /** Lists may not grow beyond so many entries for each disk; squares get larger instead. */
    private static final int MOST_ENTRIES_PER_DISK = 48;

    private final DiskSet disks;
    private final double west;
    private final double south;
    private final double side;
    private final int columns;
    private final int rows;
    private final int[] listStart;
    private final int[] list;

    DiskGrid(DiskSet disks) {
        this.disks = disks;
        double w = Double.POSITIVE_INFINITY;
        double s = Double.POSITIVE_INFINITY;
        double e = Double.NEGATIVE_INFINITY;
        double n = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < disks.size(); i++) {
            w = Math.min(w, disks.x[i] - disks.radius[i]);
            e = Math.max(e, disks.x[i] + disks.radius[i]);
            s = Math.min(s, disks.y[i] - disks.radius[i]);
            n = Math.max(n, disks.y[i] + disks.radius[i]);
            sum += disks.radius[i];
        }
        boolean empty = disks.size() == 0;
        this.west = empty ? 0 : w;
        this.south = empty ? 0 : s;
        double width = empty ? 1 : e - w;
        double height = empty ? 1 : n - s;
        double wanted = empty ? 1 : sum / disks.size();
        while (tooFine(width, height, wanted)) {
            wanted *= 1.5;
        }
        this.side = wanted;
        this.columns = (int) (width / side) + 1;
        this.rows = (int) (height / side) + 1;
        this.listStart = new int[columns * rows + 1];
        countEntries();
        this.list = new int[listStart[columns * rows]];
        fill();
    }

    private boolean tooFine(double width, double height, double wanted) {
        double cells = (width / wanted + 1) * (height / wanted + 1);
        double entries = 0;
        for (int i = 0; i < disks.size(); i++) {
            double across = 2 * disks.radius[i] / wanted + 1;
            entries += across * across;
        }
        return entries > (double) MOST_ENTRIES_PER_DISK * disks.size() || cells > 64.0 * disks.size() + 4096;
    }

    private void countEntries() {
        eachEntry((cell, disk) -> listStart[cell + 1]++);
        for (int cell = 0; cell < columns * rows; cell++) {
            listStart[cell + 1] += listStart[cell];
        }
    }

    private void fill() {
        int[] next = listStart.clone();
        eachEntry((cell, disk) -> list[next[cell]++] = disk);
    }

    private interface Entry {
        void add(int cell, int disk);
    }

    private void eachEntry(Entry entry) {
        for (int i = 0; i < disks.size(); i++) {
            double reach = disks.radius[i];
            int lastColumn = column(disks.x[i] + reach);
            int lastRow = row(disks.y[i] + reach);
            for (int row = row(disks.y[i] - reach); row <= lastRow; row++) {
                for (int column = column(disks.x[i] - reach); column <= lastColumn; column++) {
                    entry.add(row * columns + column, i);
                }
            }
        }
    }

    private int column(double easting) {
        return Math.max(0, Math.min(columns - 1, (int) ((easting - west) / side)));
    }

    private int row(double northing) {
        return Math.max(0, Math.min(rows - 1, (int) ((northing - south) / side)));
    }

    /** A search of one thread. */
    final class Finder {
        private final int[] seen = new int[disks.size()];
        private int search;
        int[] found = new int[16];

        /** Puts every disk whose circle may meet the box into {@code found}, ascending for one square; gives their count. */
        int find(double boxWest, double boxSouth, double boxEast, double boxNorth) {
            search++;
            int size = 0;
            int lastColumn = column(boxEast);
            int lastRow = row(boxNorth);
            for (int row = row(boxSouth); row <= lastRow; row++) {
                for (int column = column(boxWest); column <= lastColumn; column++) {
                    int cell = row * columns + column;
                    for (int at = listStart[cell]; at < listStart[cell + 1]; at++) {
                        int disk = list[at];
                        if (seen[disk] != search) {
                            seen[disk] = search;
                            if (reaches(disk, boxWest, boxSouth, boxEast, boxNorth)) {
                                if (size == found.length) {
                                    found = Arrays.copyOf(found, 2 * size);
                                }
                                found[size++] = disk;
                            }
                        }
                    }
                }
            }
            return size;
        }

        private boolean reaches(int disk, double boxWest, double boxSouth, double boxEast, double boxNorth) {
            double dx = Math.max(0, Math.max(boxWest - disks.x[disk], disks.x[disk] - boxEast));
            double dy = Math.max(0, Math.max(boxSouth - disks.y[disk], disks.y[disk] - boxNorth));
            return dx * dx + dy * dy < disks.radius[disk] * disks.radius[disk];
        }
    }
}
