package org.cityreach.snapshot.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Many texts in few arrays, as UTF-8 one after the other. A text costs its bytes and twelve more. Grows
 * while it is filled; fill it before others read it.
 */
final class PackedText {

    /** Bytes in one chunk; a text lies in one chunk whole, so the total may exceed what one array holds. */
    private static final int CHUNK = 1 << 24;

    private byte[][] chunks = {new byte[64]};
    private int used;
    private long[] starts = new long[16];
    private int[] lengths = new int[16];
    private int size;

    int size() {
        return size;
    }

    void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (size == lengths.length) {
            starts = Arrays.copyOf(starts, size + (size >> 1));
            lengths = Arrays.copyOf(lengths, size + (size >> 1));
        }
        makeRoom(bytes.length);
        int last = chunks.length - 1;
        System.arraycopy(bytes, 0, chunks[last], used, bytes.length);
        starts[size] = (long) last << 32 | used;
        lengths[size] = bytes.length;
        used += bytes.length;
        size++;
    }

    private void makeRoom(int length) {
        int last = chunks.length - 1;
        int needed = used + length;
        if (needed <= chunks[last].length) {
            return;
        }
        if (needed <= CHUNK) {
            chunks[last] = Arrays.copyOf(chunks[last], Math.min(CHUNK, Math.max(needed, 2 * chunks[last].length)));
            return;
        }
        chunks[last] = Arrays.copyOf(chunks[last], used);
        chunks = Arrays.copyOf(chunks, chunks.length + 1);
        chunks[last + 1] = new byte[Math.max(length, CHUNK / 4)];
        used = 0;
    }

    /** Gives back what was reserved and not used. */
    PackedText trimmed() {
        int last = chunks.length - 1;
        chunks[last] = Arrays.copyOf(chunks[last], used);
        starts = Arrays.copyOf(starts, size);
        lengths = Arrays.copyOf(lengths, size);
        return this;
    }

    String get(int index) {
        long start = starts[index];
        return new String(chunks[(int) (start >>> 32)], (int) start, lengths[index], StandardCharsets.UTF_8);
    }

    /** Below, at or above 0 as the text comes before, is or comes after the other: by code point, as UTF-8 sorts. */
    int compare(int index, byte[] other) {
        long start = starts[index];
        int from = (int) start;
        return Arrays.compareUnsigned(
                chunks[(int) (start >>> 32)], from, from + lengths[index], other, 0, other.length);
    }

    /** The hash that {@link Arrays#hashCode(byte[])} gives for the text's bytes. */
    int hash(int index) {
        long start = starts[index];
        byte[] chunk = chunks[(int) (start >>> 32)];
        int hash = 1;
        int end = (int) start + lengths[index];
        for (int i = (int) start; i < end; i++) {
            hash = 31 * hash + chunk[i];
        }
        return hash;
    }
}
