package org.cityreach.cases.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers in one, four or eight bytes each, as wide as the widest needs; nothing at all where every one is
 * missing. The smallest long itself counts as missing. Immutable.
 */
final class WholeColumn implements KeyColumn {

    private final byte[] bytes;
    private final int[] ints;
    private final long[] longs;

    /** One of the arrays holds the rows, the others are empty; all are where every row is missing. */
    private WholeColumn(byte[] bytes, int[] ints, long[] longs) {
        this.bytes = bytes;
        this.ints = ints;
        this.longs = longs;
    }

    long whole(int row) {
        if (bytes.length > 0) {
            return bytes[row] == Byte.MIN_VALUE ? MISSING : bytes[row];
        }
        if (ints.length > 0) {
            return ints[row] == Integer.MIN_VALUE ? MISSING : ints[row];
        }
        return longs.length > 0 ? longs[row] : MISSING;
    }

    @Override
    public long key(int row) {
        return whole(row);
    }

    @Override
    public int selectKeys(long low, long high, int[] rows, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            long key = whole(row);
            rows[kept] = row;
            kept += key >= low && key <= high ? 1 : 0;
        }
        return kept;
    }

    @Override
    public boolean isMissing(int row) {
        return whole(row) == MISSING;
    }

    @Override
    public double number(int row) {
        long whole = whole(row);
        return whole == MISSING ? Double.NaN : whole;
    }

    @Override
    public @Nullable Object value(int row) {
        long whole = whole(row);
        return whole == MISSING ? null : (Object) whole;
    }

    /** Collects numbers. */
    static final class Builder implements Column.Builder {

        private final int capacity;
        private byte[] bytes = {};
        private int[] ints = {};
        private long[] longs = {};
        private int size;
        private int width;

        Builder(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public void add(@Nullable Object value) {
            put(value instanceof Long whole ? whole : MISSING);
        }

        @Override
        public void addFrom(Column source, int row) {
            put(((WholeColumn) source).whole(row));
        }

        private void put(long whole) {
            int needed = widthOf(whole);
            if (needed > width) {
                widen(needed);
            }
            switch (width) {
                case 1 -> {
                    bytes = size < bytes.length ? bytes : Arrays.copyOf(bytes, Growth.beyond(size));
                    bytes[size] = whole == MISSING ? Byte.MIN_VALUE : (byte) whole;
                }
                case Integer.BYTES -> {
                    ints = size < ints.length ? ints : Arrays.copyOf(ints, Growth.beyond(size));
                    ints[size] = whole == MISSING ? Integer.MIN_VALUE : (int) whole;
                }
                case Long.BYTES -> {
                    longs = size < longs.length ? longs : Arrays.copyOf(longs, Growth.beyond(size));
                    longs[size] = whole;
                }
                default -> {
                    // nothing but missing ones so far
                }
            }
            size++;
        }

        private static int widthOf(long whole) {
            if (whole == MISSING) {
                return 0;
            }
            if (whole > Byte.MIN_VALUE && whole <= Byte.MAX_VALUE) {
                return 1;
            }
            return whole > Integer.MIN_VALUE && whole <= Integer.MAX_VALUE ? Integer.BYTES : Long.BYTES;
        }

        private void widen(int needed) {
            WholeColumn before = new WholeColumn(bytes, ints, longs);
            int length = Math.max(capacity, size + 1);
            byte[] asBytes = new byte[needed == 1 ? length : 0];
            int[] asInts = new int[needed == Integer.BYTES ? length : 0];
            long[] asLongs = new long[needed == Long.BYTES ? length : 0];
            for (int row = 0; row < size; row++) {
                long whole = before.whole(row);
                if (needed == 1) {
                    asBytes[row] = whole == MISSING ? Byte.MIN_VALUE : (byte) whole;
                } else if (needed == Integer.BYTES) {
                    asInts[row] = whole == MISSING ? Integer.MIN_VALUE : (int) whole;
                } else {
                    asLongs[row] = whole;
                }
            }
            bytes = asBytes;
            ints = asInts;
            longs = asLongs;
            width = needed;
        }

        @Override
        public Column inOrder(int[] order) {
            byte[] asBytes = new byte[width == 1 ? order.length : 0];
            int[] asInts = new int[width == Integer.BYTES ? order.length : 0];
            long[] asLongs = new long[width == Long.BYTES ? order.length : 0];
            for (int i = 0; i < asBytes.length; i++) {
                asBytes[i] = bytes[order[i]];
            }
            for (int i = 0; i < asInts.length; i++) {
                asInts[i] = ints[order[i]];
            }
            for (int i = 0; i < asLongs.length; i++) {
                asLongs[i] = longs[order[i]];
            }
            return new WholeColumn(asBytes, asInts, asLongs);
        }
    }
}
