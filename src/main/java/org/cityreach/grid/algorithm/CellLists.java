package org.cityreach.grid.algorithm;

import java.util.Arrays;

/**
 * Which polygons may hold a place in a cell of a raster, for every cell: polygons are passed over in order,
 * borders entered first, then the cells wholly inside. A border's cells are found with some slack, so that a cell entered
 * as wholly inside, or not at all, is so whatever rounding does.
 */
final class CellLists {

    private static final double SLACK = EdgeStrips.SLACK;

    private final RasterFrame frame;
    private final EdgeStrips strips;
    /** By cell its newest entry from 1 on, 0 for none. */
    private final int[] newest;
    /** By entry a polygon whose border touches the cell, or −2 − one that holds all of it. */
    private int[] polygons;

    private int[] older;
    private int entries;
    private double[] crossings = new double[16];
    private int[] lists = new int[1024];
    private int filled;

    CellLists(RasterFrame frame, EdgeStrips strips, int polygonCount) {
        this.frame = frame;
        this.strips = strips;
        newest = new int[frame.size()];
        polygons = new int[Math.max(16, frame.size())];
        older = new int[polygons.length];
        for (int polygon = 0; polygon < polygonCount; polygon++) {
            enter(polygon);
        }
    }

    private void enter(int polygon) {
        for (int row = strips.firstRow(polygon); row < strips.endRow(polygon); row++) {
            for (int at = strips.edgesFrom(polygon, row); at < strips.edgesTo(polygon, row); at++) {
                enterEdge(polygon, row, strips.edge(at));
            }
        }
        for (int row = strips.firstRow(polygon); row < strips.endRow(polygon); row++) {
            enterInside(polygon, row);
        }
    }

    /** The cells of a row that an edge touches. */
    private void enterEdge(int polygon, int row, int edge) {
        double x1 = strips.across(edge);
        double x2 = strips.across(edge + 2);
        double y1 = strips.up(edge);
        double y2 = strips.up(edge + 2);
        double left = Math.min(x1, x2);
        double right = Math.max(x1, x2);
        if (Math.abs(y2 - y1) > SLACK) {
            double perRow = (x2 - x1) / (y2 - y1);
            double bottom = x1 + (row - SLACK - y1) * perRow;
            double top = x1 + (row + 1 + SLACK - y1) * perRow;
            left = Math.max(left, Math.min(bottom, top));
            right = Math.min(right, Math.max(bottom, top));
        }
        int first = Math.max(0, (int) Math.floor(left - SLACK));
        int last = Math.min(frame.columns() - 1, (int) Math.floor(right + SLACK));
        for (int column = first; column <= last; column++) {
            enter(row * frame.columns() + column, polygon, false);
        }
    }

    /** The cells of a row whose middle lies inside and which no edge touches. */
    private void enterInside(int polygon, int row) {
        int count = 0;
        double middle = row + 0.5;
        for (int at = strips.edgesFrom(polygon, row); at < strips.edgesTo(polygon, row); at++) {
            int edge = strips.edge(at);
            double y1 = strips.up(edge);
            double y2 = strips.up(edge + 2);
            if (y1 > middle != y2 > middle) {
                double x1 = strips.across(edge);
                crossings = count < crossings.length ? crossings : Arrays.copyOf(crossings, 2 * count);
                crossings[count++] = x1 + (middle - y1) / (y2 - y1) * (strips.across(edge + 2) - x1);
            }
        }
        Arrays.sort(crossings, 0, count);
        for (int i = 0; i + 1 < count; i += 2) {
            int first = Math.max(0, (int) Math.ceil(crossings[i] - 0.5));
            int last = Math.min(frame.columns() - 1, (int) Math.floor(crossings[i + 1] - 0.5));
            for (int column = first; column <= last; column++) {
                enter(row * frame.columns() + column, polygon, true);
            }
        }
    }

    /** What comes after a polygon that holds all of a cell is never asked; it is left out. */
    private void enter(int cell, int polygon, boolean holdsAll) {
        int last = newest[cell];
        if (last > 0 && (polygons[last - 1] < 0 || polygons[last - 1] == polygon)) {
            return;
        }
        if (entries == polygons.length) {
            polygons = Arrays.copyOf(polygons, 2 * entries);
            older = Arrays.copyOf(older, 2 * entries);
        }
        polygons[entries] = holdsAll ? -2 - polygon : polygon;
        older[entries++] = last;
        newest[cell] = entries;
    }

    /**
     * Gives every cell its only answer, or −2 − the place of its list in what is returned. A list names polygons in order,
     * each as: its number, twice the number of edges to hold a place against plus 1 where an odd number of further ones
     * is crossed in any case, the edges. It ends with −1, or with −2 − a polygon that holds all of the cell.
     */
    int[] collect(int[] answers) {
        for (int cell = 0; cell < newest.length; cell++) {
            int entry = newest[cell];
            if (entry == 0) {
                answers[cell] = Locator.OUTSIDE;
            } else if (polygons[entry - 1] < 0 && older[entry - 1] == 0) {
                answers[cell] = -2 - polygons[entry - 1];
            } else {
                answers[cell] = -2 - filled;
                writeList(entry, cell);
            }
        }
        return Arrays.copyOf(lists, filled);
    }

    private void writeList(int newestEntry, int cell) {
        int[] inOrder = new int[8];
        int length = 0;
        for (int entry = newestEntry; entry > 0; entry = older[entry - 1]) {
            inOrder = length < inOrder.length ? inOrder : Arrays.copyOf(inOrder, 2 * length);
            inOrder[length++] = polygons[entry - 1];
        }
        for (int i = length - 1; i >= 0; i--) {
            if (inOrder[i] < 0) {
                write(inOrder[i]);
            } else {
                writeEdges(inOrder[i], cell / frame.columns(), cell % frame.columns());
            }
        }
        if (inOrder[0] >= 0) {
            write(Locator.OUTSIDE);
        }
    }

    /**
     * The edges that decide in a cell: a ray to the east misses what lies wholly west of the cell, and crosses what lies
     * wholly east of it and passes through the whole row.
     */
    private void writeEdges(int polygon, int row, int column) {
        write(polygon);
        int head = filled;
        write(0);
        int crossed = 0;
        for (int at = strips.edgesFrom(polygon, row); at < strips.edgesTo(polygon, row); at++) {
            int edge = strips.edge(at);
            double x1 = strips.across(edge);
            double x2 = strips.across(edge + 2);
            double y1 = strips.up(edge);
            double y2 = strips.up(edge + 2);
            boolean passesThrough = Math.min(y1, y2) < row - SLACK && Math.max(y1, y2) > row + 1 + SLACK;
            if (Math.min(x1, x2) > column + 1 + SLACK && passesThrough) {
                crossed++;
            } else if (Math.max(x1, x2) >= column - SLACK) {
                write(edge);
            }
        }
        lists[head] = 2 * (filled - head - 1) + (crossed & 1);
    }

    private void write(int value) {
        lists = filled < lists.length ? lists : Arrays.copyOf(lists, 2 * filled);
        lists[filled++] = value;
    }
}
