package org.cityreach.tile.algorithm;

import java.util.Arrays;

/** Bytes one after the other, in the wire format of protocol buffers. Grows as it is filled. One thread. */
final class ByteWriter {

    static final int VARINT = 0;
    static final int FIXED_64 = 1;
    static final int LENGTH_DELIMITED = 2;

    private byte[] bytes;
    private int size;

    ByteWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Forgets what was written after that many bytes. */
    void cut(int length) {
        size = length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    /** Seven bits a byte, the lowest first; a negative number counts as unsigned. */
    void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A whole number with its sign in the lowest bit. */
    void zigzag(int value) {
        varint((value << 1 ^ value >> 31) & 0xFFFF_FFFFL);
    }

    void fixed64(long value) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void raw(byte[] source) {
        room(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    void raw(ByteWriter source) {
        room(source.size);
        System.arraycopy(source.bytes, 0, bytes, size, source.size);
        size += source.size;
    }

    /** A field whose content is what another writer holds. */
    void message(int field, ByteWriter content) {
        tag(field, LENGTH_DELIMITED);
        varint(content.size);
        raw(content);
    }

    void text(int field, byte[] utf8) {
        tag(field, LENGTH_DELIMITED);
        varint(utf8.length);
        raw(utf8);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
