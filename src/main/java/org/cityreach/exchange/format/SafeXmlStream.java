package org.cityreach.exchange.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a parser reads its bytes through: bounds what may stand between two tags, which the parser would hold
 * in memory whole, and remembers how reading ended, which the parser's own failures do not tell.
 */
final class SafeXmlStream extends FilterInputStream {

    private static final long LONGEST_BYTES = 64L << 20;

    private long sinceTagBytes;
    private long characters;
    private boolean ended;
    private boolean tagSeen;
    private boolean tooLong;
    private @Nullable IOException failure;

    SafeXmlStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(buffer, offset, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (read < 0) {
            ended = true;
            return read;
        }
        for (int i = offset; i < offset + read; i++) {
            see(buffer[i]);
        }
        if (sinceTagBytes > LONGEST_BYTES) {
            tooLong = true;
            throw new IOException("more than " + LONGEST_BYTES + " bytes without a tag");
        }
        return read;
    }

    /** Counts characters as UTF-16 does: of UTF-8, every byte that begins one, and those of four bytes twice. */
    private void see(byte value) {
        tagSeen |= value == '<';
        sinceTagBytes = value == '<' ? 0 : sinceTagBytes + 1;
        if ((value & 0xC0) != 0x80) {
            characters += (value & 0xF8) == 0xF0 ? 2 : 1;
        }
    }

    /** How reading the bytes failed; null where it did not. */
    @Nullable
    IOException failure() {
        return failure;
    }

    boolean tooLong() {
        return tooLong;
    }

    boolean isEmpty() {
        return ended && characters == 0;
    }

    /**
     * Whether the bytes ended where parsing broke.
     *
     * @param offset where it broke, in characters
     */
    boolean endedAt(long offset) {
        return ended && tagSeen && offset >= characters - 1;
    }
}
