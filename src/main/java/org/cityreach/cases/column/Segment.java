package org.cityreach.cases.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.cityreach.cases.CaseBlock;
import org.cityreach.cases.CaseIndex;
import org.cityreach.cases.CaseMoment;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Cases in columns, in space order, with the bounds and the first and last moment of each block of neighbours.
 * Immutable but for an index of ids and bounds of other columns that are made when first asked for; safe for use by many threads.
 */
final class Segment {

    static final int BLOCK = CaseBlock.CAPACITY;

    private final CaseSchema schema;
    private final IdColumn ids;
    private final Positions positions;
    private final List<Column> columns;
    private final Envelope[] blockBounds;
    /** First and last moment a case of the block was reported; first after last where there is none. */
    private final long[] blockFirst;

    private final long[] blockLast;
    private final boolean[] blockHasTimeless;
    private final AtomicReferenceArray<@Nullable BlockKeys> keys;
    private volatile int @Nullable [] rowsByHash;

    Segment(CaseSchema schema, IdColumn ids, Positions positions, List<Column> columns) {
        this.schema = schema;
        this.ids = ids;
        this.positions = positions;
        this.columns = List.copyOf(columns);
        keys = new AtomicReferenceArray<>(columns.size());
        int blocks = (ids.size() + BLOCK - 1) / BLOCK;
        blockBounds = new Envelope[blocks];
        blockFirst = new long[blocks];
        blockLast = new long[blocks];
        blockHasTimeless = new boolean[blocks];
        for (int block = 0; block < blocks; block++) {
            measure(block);
        }
    }

    private void measure(int block) {
        int from = block * BLOCK;
        int to = Math.min(size(), from + BLOCK);
        blockBounds[block] = positions.bounds(from, to);
        blockFirst[block] = Long.MAX_VALUE;
        blockLast[block] = Long.MIN_VALUE;
        @Nullable MomentColumn reported = moments(CaseMoment.REPORTED);
        for (int row = from; row < to; row++) {
            long moment = reported == null ? CaseIndex.NEVER : reported.moment(row);
            if (moment == CaseIndex.NEVER) {
                blockHasTimeless[block] = true;
            } else {
                blockFirst[block] = Math.min(blockFirst[block], moment);
                blockLast[block] = Math.max(blockLast[block], moment);
            }
        }
    }

    CaseSchema schema() {
        return schema;
    }

    int size() {
        return ids.size();
    }

    int blocks() {
        return blockBounds.length;
    }

    /** Null-envelope where no case of the block has a place. */
    Envelope bounds(int block) {
        return blockBounds[block];
    }

    Envelope bounds() {
        Envelope all = new Envelope();
        for (Envelope block : blockBounds) {
            all.expandToInclude(block);
        }
        return all;
    }

    /** Whether a case of the block may have been reported in from ≤ moment &lt; to. */
    boolean mayBeReported(int block, long from, long to) {
        return blockFirst[block] < to && blockLast[block] >= from;
    }

    boolean isAllReported(int block, long from, long to) {
        return !blockHasTimeless[block] && blockFirst[block] >= from && blockLast[block] < to;
    }

    Positions positions() {
        return positions;
    }

    Column column(int column) {
        return columns.get(column);
    }

    /** What is known of the blocks of a column of numbers or moments; found when first asked for. */
    BlockKeys keys(int column) {
        BlockKeys known = keys.get(column);
        if (known == null) {
            known = BlockKeys.of((KeyColumn) columns.get(column), size());
            keys.set(column, known);
        }
        return known;
    }

    CodeColumn texts(int column) {
        return (CodeColumn) columns.get(column);
    }

    /** Null where the layer has no such moment. */
    @Nullable
    MomentColumn moments(CaseMoment moment) {
        int column = schema.column(moment);
        return column == CaseSchema.NONE ? null : (MomentColumn) columns.get(column);
    }

    IdColumn ids() {
        return ids;
    }

    /** The row with that id; -1 where there is none. */
    int find(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        int hash = IdColumn.hash(bytes, 0, bytes.length);
        IdOrder order = idOrder();
        for (int i = order.firstAtLeast(hash); i < order.rows.length; i++) {
            int row = order.rows[i];
            if (ids.is(row, bytes)) {
                return row;
            }
            if (order.hashOf(row) != hash) {
                return -1;
            }
        }
        return -1;
    }

    private IdOrder idOrder() {
        int[] rows = rowsByHash;
        if (rows == null) {
            int[] hashes = ids.hashes();
            rows = IdOrder.sorted(hashes);
            rowsByHash = rows;
        }
        return new IdOrder(ids, rows);
    }

    /** Rows in the order of their ids' hashes, which are computed from the ids when they are looked at. */
    private record IdOrder(IdColumn ids, int[] rows) {

        static int[] sorted(int[] hashes) {
            long[] keys = new long[hashes.length];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = (long) hashes[row] << 32 | row;
            }
            Arrays.parallelSort(keys);
            return IntStream.range(0, keys.length).map(i -> (int) keys[i]).toArray();
        }

        int hashOf(int row) {
            return ids.hash(row);
        }

        int firstAtLeast(int hash) {
            int low = 0;
            int high = rows.length;
            while (low < high) {
                int middle = low + high >>> 1;
                if (hashOf(rows[middle]) < hash) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
