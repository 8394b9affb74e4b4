package org.cityreach.tile.algorithm;

import java.util.Arrays;

/**
 * Finds boxes that touch a box: a packed R-tree over boxes sorted by their centres along a Morton curve. Space: the unit square of
 * {@link TileSquare}. Edges belong. Forty bytes a box. Immutable; safe for use by many threads.
 */
final class BoxIndex {

    private static final int NODE = 16;

    /** By entry west, north, east, south: the boxes in their order, then each level of nodes, the root last. */
    private final double[] boxes;
    /** The first entry of each level; one more than there are levels. */
    private final int[] levels;

    private final int[] rows;

    /**
     * @param boxesByRow west, north, east, south by row; NaN where there is none
     */
    BoxIndex(double[] boxesByRow) {
        int all = boxesByRow.length / 4;
        long[] codes = new long[all];
        int[] found = new int[all];
        int count = 0;
        for (int row = 0; row < all; row++) {
            double x = (boxesByRow[4 * row] + boxesByRow[4 * row + 2]) / 2;
            double y = (boxesByRow[4 * row + 1] + boxesByRow[4 * row + 3]) / 2;
            if (!Double.isNaN(x + y)) {
                codes[count] = Morton.of(x, y);
                found[count++] = row;
            }
        }
        rows = Arrays.copyOf(found, count);
        Morton.sort(Arrays.copyOf(codes, count), rows);
        levels = levels(count);
        boxes = new double[4 * levels[levels.length - 1]];
        for (int i = 0; i < count; i++) {
            System.arraycopy(boxesByRow, 4 * rows[i], boxes, 4 * i, 4);
        }
        for (int level = 1; level + 1 < levels.length; level++) {
            fill(level);
        }
    }

    private static int[] levels(int count) {
        int[] starts = new int[16];
        int level = 0;
        int width = count;
        starts[1] = count;
        while (width > NODE) {
            width = (width + NODE - 1) / NODE;
            level++;
            starts[level + 1] = starts[level] + width;
        }
        return Arrays.copyOf(starts, level + 2);
    }

    private void fill(int level) {
        int below = levels[level - 1];
        int belowEnd = levels[level];
        for (int node = levels[level]; node < levels[level + 1]; node++) {
            int at = 4 * node;
            boxes[at] = boxes[at + 1] = Double.POSITIVE_INFINITY;
            boxes[at + 2] = boxes[at + 3] = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < NODE && below < belowEnd; i++, below++) {
                boxes[at] = Math.min(boxes[at], boxes[4 * below]);
                boxes[at + 1] = Math.min(boxes[at + 1], boxes[4 * below + 1]);
                boxes[at + 2] = Math.max(boxes[at + 2], boxes[4 * below + 2]);
                boxes[at + 3] = Math.max(boxes[at + 3], boxes[4 * below + 3]);
            }
        }
    }

    /** Rows whose box touches a box, ascending. */
    int[] touching(double west, double north, double east, double south) {
        Found found = new Found();
        double[] box = {west, north, east, south};
        int top = levels.length - 2;
        for (int i = levels[top]; i < levels[top + 1]; i++) {
            collect(top, i, box, found);
        }
        int[] result = Arrays.copyOf(found.rows, found.count);
        Arrays.sort(result);
        return result;
    }

    private void collect(int level, int entry, double[] box, Found found) {
        int at = 4 * entry;
        if (boxes[at] > box[2] || boxes[at + 2] < box[0] || boxes[at + 1] > box[3] || boxes[at + 3] < box[1]) {
            return;
        }
        if (level == 0) {
            found.add(rows[entry]);
            return;
        }
        int first = levels[level - 1] + (entry - levels[level]) * NODE;
        int end = Math.min(first + NODE, levels[level]);
        for (int child = first; child < end; child++) {
            collect(level - 1, child, box, found);
        }
    }

    private static final class Found {
        private int[] rows = new int[64];
        private int count;

        void add(int row) {
            rows = count < rows.length ? rows : Arrays.copyOf(rows, 2 * count);
            rows[count++] = row;
        }
    }
}
