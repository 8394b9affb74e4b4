package org.cityreach.cases.algorithm;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.cityreach.cases.algorithm.SpaceTimeGroups.Events;

/**
 * Events sorted into squares by kind and place, those of one square in the order of their moments. Only
 * squares that hold something exist. Immutable.
 */
final class SquareIndex {

    private final long[] rows;
    private final long[] columns;
    private final int[] kinds;
    private final int[] starts;
    private final int[] order;
    private final int[] slots;
    private final int mask;
    private int size;

    private SquareIndex(int events) {
        int capacity = Integer.highestOneBit(Math.max(8, events)) << 2;
        slots = new int[capacity];
        mask = capacity - 1;
        Arrays.fill(slots, -1);
        rows = new long[events];
        columns = new long[events];
        kinds = new int[events];
        starts = new int[events + 1];
        order = new int[events];
    }

    static SquareIndex of(Events events, double sideMetres) {
        int[] usable = IntStream.range(0, events.size())
                .filter(i -> events.kinds()[i] >= 0 && !Double.isNaN(events.x()[i]) && !Double.isNaN(events.y()[i]))
                .toArray();
        SquareIndex index = new SquareIndex(usable.length);
        int[] byTime = RadixOrder.of(events.moments(), usable);
        int[] squareOf = new int[usable.length];
        for (int k = 0; k < byTime.length; k++) {
            int event = byTime[k];
            squareOf[k] =
                    index.findOrMake(events.kinds()[event], (long) Math.floor(events.y()[event] / sideMetres), (long)
                            Math.floor(events.x()[event] / sideMetres));
            index.starts[squareOf[k] + 1]++;
        }
        for (int square = 0; square < index.size; square++) {
            index.starts[square + 1] += index.starts[square];
        }
        int[] next = Arrays.copyOf(index.starts, index.size);
        for (int k = 0; k < byTime.length; k++) {
            index.order[next[squareOf[k]]++] = byTime[k];
        }
        return index;
    }

    private int findOrMake(int kind, long row, long column) {
        int slot = slot(kind, row, column);
        if (slots[slot] < 0) {
            slots[slot] = size;
            kinds[size] = kind;
            rows[size] = row;
            columns[size] = column;
            size++;
        }
        return slots[slot];
    }

    /** The slot of that square, or the free one where it would be. */
    private int slot(int kind, long row, long column) {
        long hash = (row * 0x9E3779B97F4A7C15L + column) * 0xC2B2AE3D27D4EB4FL + kind * 0x165667B19E3779F9L;
        hash ^= hash >>> 32;
        int slot = (int) (hash & mask);
        while (slots[slot] >= 0) {
            int square = slots[slot];
            if (rows[square] == row && columns[square] == column && kinds[square] == kind) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    int size() {
        return size;
    }

    /** The square of the same kind so many squares to the right and up, or -1 where there is none. */
    int find(int square, int right, int up) {
        return slots[slot(kinds[square], rows[square] + up, columns[square] + right)];
    }

    /** The places in the order that a square's events take: from this up to but without {@link #to}. */
    int from(int square) {
        return starts[square];
    }

    int to(int square) {
        return starts[square + 1];
    }

    int event(int place) {
        return order[place];
    }
}
