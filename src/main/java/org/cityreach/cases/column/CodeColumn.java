package org.cityreach.cases.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts as numbers into a dictionary, one, two or four bytes each, whatever the largest number needs. Kept is
 * the number and one, so that 0 is a missing text. Immutable.
 */
final class CodeColumn implements Column {

    private static final int MOST_IN_BYTE = 0xFF;
    private static final int MOST_IN_CHAR = 0xFFFF;

    private final Dictionary dictionary;
    private final byte @Nullable [] bytes;
    private final char @Nullable [] chars;
    private final int[] ints;

    private CodeColumn(Dictionary dictionary, int[] codes, int largest) {
        this.dictionary = dictionary;
        this.bytes = largest <= MOST_IN_BYTE ? new byte[codes.length] : null;
        this.chars = bytes == null && largest <= MOST_IN_CHAR ? new char[codes.length] : null;
        if (bytes != null) {
            for (int i = 0; i < codes.length; i++) {
                bytes[i] = (byte) codes[i];
            }
        } else if (chars != null) {
            for (int i = 0; i < codes.length; i++) {
                chars[i] = (char) codes[i];
            }
        }
        this.ints = bytes == null && chars == null ? codes : new int[0];
    }

    /** The text's number; -1 where it is missing. */
    int code(int row) {
        return place(row) - 1;
    }

    /** The number and one. */
    private int place(int row) {
        return bytes != null ? bytes[row] & MOST_IN_BYTE : chars != null ? chars[row] : ints[row];
    }

    Dictionary dictionary() {
        return dictionary;
    }

    @Override
    public @Nullable Object value(int row) {
        int code = code(row);
        return code < 0 ? null : dictionary.get(code);
    }

    /**
     * Keeps those of the first {@code count} rows whose text is allowed.
     *
     * @param allowed by number and one; the first says of missing texts
     * @return how many were kept
     */
    int select(boolean[] allowed, int[] rows, int count) {
        int kept = 0;
        if (bytes != null) {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += allowed[bytes[row] & MOST_IN_BYTE] ? 1 : 0;
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = rows[i];
                rows[kept] = row;
                kept += allowed[place(row)] ? 1 : 0;
            }
        }
        return kept;
    }

    /** Collects texts; grows in width as the dictionary does. */
    static final class Builder implements Column.Builder {

        private final Dictionary dictionary;
        private byte[] low;
        private char @Nullable [] high;
        private int size;
        private int largest;

        Builder(Dictionary dictionary, int capacity) {
            this.dictionary = dictionary;
            this.low = new byte[capacity];
        }

        @Override
        public void add(@Nullable Object value) {
            put(value == null ? 0 : dictionary.code(value.toString()) + 1);
        }

        @Override
        public void addFrom(Column source, int row) {
            put(((CodeColumn) source).place(row));
        }

        /** The lowest byte of a number goes to one array, the two above it, once there are such, to another. */
        private void put(int place) {
            if (size == low.length) {
                int length = Growth.beyond(size);
                low = Arrays.copyOf(low, length);
                high = high == null ? null : Arrays.copyOf(high, length);
            }
            if (place > MOST_IN_BYTE) {
                if (high == null) {
                    high = new char[low.length];
                }
                if (place > 0xFF_FFFF) {
                    throw new IllegalStateException("more than 16 million different texts in one property");
                }
                high[size] = (char) (place >>> 8);
            }
            low[size++] = (byte) place;
            largest = Math.max(largest, place);
        }

        @Override
        public Column inOrder(int[] order) {
            int[] codes = new int[order.length];
            for (int i = 0; i < order.length; i++) {
                int at = order[i];
                codes[i] = low[at] & MOST_IN_BYTE | (high == null ? 0 : high[at] << 8);
            }
            return new CodeColumn(dictionary, codes, largest);
        }
    }
}
