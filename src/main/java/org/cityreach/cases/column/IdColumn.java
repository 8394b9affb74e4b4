package org.cityreach.cases.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Ids as UTF-8 one after the other, each after one or two bytes with its length; where every sixteenth starts
 * is known. So an id costs its bytes and some one and a half more. Immutable.
 */
final class IdColumn {

    private static final int CHUNK_BITS = 18;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int STEP = 16;
    private static final int LONG_MARK = 0x80;

    private final byte[][] chunks;
    /** Where each sixteenth id starts: the chunk's number and the place in it. */
    private final long[] starts;

    private final int size;

    private IdColumn(byte[][] chunks, long[] starts, int size) {
        this.chunks = chunks;
        this.starts = starts;
        this.size = size;
    }

    int size() {
        return size;
    }

    String get(int row) {
        long at = find(row);
        byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
        int from = (int) at & CHUNK - 1;
        int head = headOf(chunk, from);
        return new String(chunk, from + head, lengthOf(chunk, from), StandardCharsets.UTF_8);
    }

    boolean is(int row, byte[] id) {
        long at = find(row);
        byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
        int from = (int) at & CHUNK - 1;
        int start = from + headOf(chunk, from);
        return Arrays.equals(chunk, start, start + lengthOf(chunk, from), id, 0, id.length);
    }

    private long find(int row) {
        long at = starts[row / STEP];
        for (int i = row % STEP; i > 0; i--) {
            byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
            int from = (int) at & CHUNK - 1;
            at = next(at, headOf(chunk, from) + lengthOf(chunk, from));
        }
        return at;
    }

    /** The start of the next id: in the same chunk, or at the beginning of the next where that ended. */
    private long next(long at, int bytes) {
        byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
        int to = ((int) at & CHUNK - 1) + bytes;
        return to < chunk.length ? at + bytes : (at >>> CHUNK_BITS) + 1 << CHUNK_BITS;
    }

    private static int headOf(byte[] chunk, int at) {
        return chunk[at] < 0 ? 2 : 1;
    }

    private static int lengthOf(byte[] chunk, int at) {
        return chunk[at] < 0 ? (chunk[at] & LONG_MARK - 1) << 8 | chunk[at + 1] & 0xFF : chunk[at];
    }

    int hash(int row) {
        long at = find(row);
        byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
        int from = (int) at & CHUNK - 1;
        int start = from + headOf(chunk, from);
        return hash(chunk, start, start + lengthOf(chunk, from));
    }

    /** The hashes of all ids, in order. */
    int[] hashes() {
        int[] hashes = new int[size];
        long at = 0;
        for (int row = 0; row < size; row++) {
            byte[] chunk = chunks[(int) (at >>> CHUNK_BITS)];
            int from = (int) at & CHUNK - 1;
            int start = from + headOf(chunk, from);
            int length = lengthOf(chunk, from);
            hashes[row] = hash(chunk, start, start + length);
            at = next(at, headOf(chunk, from) + length);
        }
        return hashes;
    }

    static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        // spreads the highest bits, which decide the order, over all of an id
        return hash * 0x9E37_79B9;
    }

    /** Collects ids. */
    static final class Builder {

        private byte[][] chunks = {new byte[1 << 10]};
        private int used;
        private long[] starts = new long[4];
        private int size;

        void add(String id) {
            byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
            add(bytes, 0, bytes.length);
        }

        void addFrom(IdColumn source, int row) {
            long at = source.find(row);
            byte[] chunk = source.chunks[(int) (at >>> CHUNK_BITS)];
            int from = (int) at & CHUNK - 1;
            int head = headOf(chunk, from);
            add(chunk, from + head, lengthOf(chunk, from));
        }

        private void add(byte[] bytes, int from, int length) {
            int head = length < LONG_MARK ? 1 : 2;
            makeRoom(head + length);
            int last = chunks.length - 1;
            if (size % STEP == 0) {
                int step = size / STEP;
                if (step == starts.length) {
                    starts = Arrays.copyOf(starts, Growth.beyond(step));
                }
                starts[step] = (long) last << CHUNK_BITS | used;
            }
            byte[] chunk = chunks[last];
            if (head == 2) {
                chunk[used] = (byte) (LONG_MARK | length >>> 8);
                chunk[used + 1] = (byte) length;
            } else {
                chunk[used] = (byte) length;
            }
            System.arraycopy(bytes, from, chunk, used + head, length);
            used += head + length;
            size++;
        }

        private void makeRoom(int needed) {
            int last = chunks.length - 1;
            if (used + needed <= chunks[last].length) {
                return;
            }
            if (used + needed <= CHUNK) {
                int length = Math.max(used + needed, 2 * chunks[last].length);
                chunks[last] = Arrays.copyOf(chunks[last], Math.min(CHUNK, length));
                return;
            }
            // a chunk ends where its last id does, so that the next one is found
            chunks[last] = Arrays.copyOf(chunks[last], used);
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[last + 1] = new byte[CHUNK];
            used = 0;
        }

        IdColumn inOrder(int[] order) {
            IdColumn source = finish();
            Builder ordered = new Builder();
            for (int at : order) {
                ordered.addFrom(source, at);
            }
            return ordered.finish();
        }

        private IdColumn finish() {
            int last = chunks.length - 1;
            chunks[last] = Arrays.copyOf(chunks[last], used);
            return new IdColumn(chunks, Arrays.copyOf(starts, (size + STEP - 1) / STEP), size);
        }
    }
}
