package org.cityreach.cases.column;

import java.util.Arrays;
import org.cityreach.cases.CaseBlock;
import org.cityreach.cases.PlaceBlock;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * A segment as one index sees it: without the rows that were deleted or replaced since it was made. The rows
 * left are numbered on without a gap. Immutable.
 *
 * @param dead rows of the segment that are no more, ascending
 * @param start the index's number for the first row
 */
record Slice(Segment segment, int[] dead, int start) {

    int size() {
        return segment.size() - dead.length;
    }

    int placed() {
        return segment.positions().placed() - deadBefore(segment.positions().placed());
    }

    Slice at(int newStart) {
        return new Slice(segment, dead, newStart);
    }

    /** How many dead rows come before a row of the segment. */
    private int deadBefore(int row) {
        int found = Arrays.binarySearch(dead, row);
        return found < 0 ? -found - 1 : found;
    }

    boolean isDead(int row) {
        return Arrays.binarySearch(dead, row) >= 0;
    }

    /** The segment's row for a row of the index. */
    int rowOf(int indexRow) {
        int row = indexRow - start;
        if (dead.length == 0) {
            return row;
        }
        // dead[i] - i living rows come before the i-th dead one
        int low = 0;
        int high = dead.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (dead[middle] - middle <= row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return row + low;
    }

    /** The bounds of what lives. */
    Envelope bounds() {
        Envelope all = new Envelope();
        for (int block = 0; block < segment.blocks(); block++) {
            int from = block * Segment.BLOCK;
            int to = Math.min(segment.size(), from + Segment.BLOCK);
            if (deadBefore(from) == deadBefore(to)) {
                all.expandToInclude(segment.bounds(block));
            } else if (!all.covers(segment.bounds(block))) {
                for (int row = from; row < Math.min(to, segment.positions().placed()); row++) {
                    if (!isDead(row)) {
                        all.expandToInclude(
                                segment.positions().easting(row),
                                segment.positions().northing(row));
                    }
                }
            }
        }
        return all;
    }

    /** Takes the selected rows of some blocks. For one thread. */
    final class Scan {

        private final CompiledFilter.OnSegment filter;
        private final int[] rows = new int[Segment.BLOCK];
        private final int[] numbers = new int[Segment.BLOCK];
        private final double[] eastings = new double[Segment.BLOCK];
        private final double[] northings = new double[Segment.BLOCK];

        Scan(CompiledFilter filter) {
            this.filter = filter.on(segment);
        }

        /** How many rows of a block are selected. */
        int count(int block) {
            int count = filter.select(block, rows);
            int from = block * Segment.BLOCK;
            int to = Math.min(segment.size(), from + Segment.BLOCK);
            if (count == CompiledFilter.OnSegment.ALL) {
                return to - from - (deadBefore(to) - deadBefore(from));
            }
            return dropDead(count, deadBefore(from));
        }

        /** Gives the selected rows of a block to the reader, if there are any. */
        void read(int block, CaseBlock.Reader reader) {
            int count = filter.select(block, rows);
            int from = block * Segment.BLOCK;
            int to = Math.min(segment.size(), from + Segment.BLOCK);
            int before = deadBefore(from);
            boolean isAll = count == CompiledFilter.OnSegment.ALL;
            if (isAll && before == deadBefore(to)) {
                for (int i = 0; i < to - from; i++) {
                    numbers[i] = start + from - before + i;
                }
                segment.positions().copy(from, to - from, eastings, northings);
                reader.accept(new CaseBlock(to - from, numbers, eastings, northings));
                return;
            }
            if (isAll) {
                count = fill(from, to);
            }
            count = dropDead(count, before);
            if (count > 0) {
                segment.positions().copy(rows, count, eastings, northings);
                reader.accept(new CaseBlock(count, numbers, eastings, northings));
            }
        }

        /** Gives the places of the selected rows of a block to the reader, if there are any. */
        void readPlaces(int block, PlaceBlock.Reader reader) {
            int count = filter.select(block, rows);
            int from = block * Segment.BLOCK;
            int to = Math.min(segment.size(), from + Segment.BLOCK);
            int before = deadBefore(from);
            boolean isAll = count == CompiledFilter.OnSegment.ALL;
            @Nullable PlaceBlock places;
            if (isAll && before == deadBefore(to)) {
                places = segment.positions().places(from, to);
            } else {
                count = dropDead(isAll ? fill(from, to) : count, before);
                places = segment.positions().places(rows, count);
            }
            if (places != null) {
                reader.accept(places);
            }
        }

        private int fill(int from, int to) {
            for (int i = 0; i < to - from; i++) {
                rows[i] = from + i;
            }
            return to - from;
        }

        /** Drops dead rows of a block and numbers the others. */
        private int dropDead(int count, int deadBeforeBlock) {
            int next = deadBeforeBlock;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                while (next < dead.length && dead[next] < row) {
                    next++;
                }
                if (next == dead.length || dead[next] != row) {
                    rows[kept] = row;
                    numbers[kept++] = start + row - next;
                }
            }
            return kept;
        }
    }
}
