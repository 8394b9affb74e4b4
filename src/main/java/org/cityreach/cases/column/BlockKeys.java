package org.cityreach.cases.column;

/** The least and greatest key of each block of a column, and whether some are missing. Immutable. */
final class BlockKeys {

    private final long[] least;
    private final long[] greatest;
    private final boolean[] hasMissing;

    private BlockKeys(int blocks) {
        least = new long[blocks];
        greatest = new long[blocks];
        hasMissing = new boolean[blocks];
    }

    static BlockKeys of(KeyColumn column, int size) {
        BlockKeys keys = new BlockKeys((size + Segment.BLOCK - 1) / Segment.BLOCK);
        for (int block = 0; block < keys.least.length; block++) {
            keys.measure(column, block, Math.min(size, (block + 1) * Segment.BLOCK));
        }
        return keys;
    }

    private void measure(KeyColumn column, int block, int end) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        boolean missing = false;
        for (int row = block * Segment.BLOCK; row < end; row++) {
            long key = column.key(row);
            if (key == KeyColumn.MISSING) {
                missing = true;
            } else {
                low = Math.min(low, key);
                high = Math.max(high, key);
            }
        }
        least[block] = low;
        greatest[block] = high;
        hasMissing[block] = missing;
    }

    /** Whether the keys from {@code low} to {@code high} take in none, some or all rows of a block. */
    int within(int block, long low, long high) {
        if (greatest[block] < low || least[block] > high) {
            return RowTest.NONE;
        }
        return !hasMissing[block] && least[block] >= low && greatest[block] <= high ? RowTest.ALL : RowTest.SOME;
    }

    /** Whether none, some or all rows of a block lack a value. */
    int missing(int block) {
        if (!hasMissing[block]) {
            return RowTest.NONE;
        }
        return least[block] > greatest[block] ? RowTest.ALL : RowTest.SOME;
    }
}
