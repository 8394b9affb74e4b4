package org.cityreach.exchange.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes that are read through it, so that a reader can say how far it is. */
final class CountingStream extends FilterInputStream {

    private final long total;
    private long count;

    CountingStream(InputStream in, long total) {
        super(in);
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        if (value >= 0) {
            count++;
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
        }
        return read;
    }

    double fraction() {
        return total == 0 ? 1 : Math.min(1, count / (double) total);
    }
}
