package org.cityreach.exchange.format;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cityreach.fault.Fault;

/**
 * A file that may be packed by gzip, read as what is in it. What grows too much while it is unpacked is
 * refused ({@code compression-bomb}): more than {@value #MOST_RATIO} times its size beyond the first
 * {@value #FREE_BYTES} bytes; real data grows ten- to thirtyfold.
 */
public final class CompressedFile {

    static final int MOST_RATIO = 100;
    static final long FREE_BYTES = 16L << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final long bytes;
    private final boolean gzip;

    private CompressedFile(Path path, long bytes, boolean gzip) {
        this.path = path;
        this.bytes = bytes;
        this.gzip = gzip;
    }

    /** Looks at a file's first bytes; the fault {@code empty-file}. */
    public static CompressedFile of(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(2);
            if (head.length == 0) {
                throw Fault.invalid("empty-file", "the file is empty");
            }
            boolean gzip = head.length == 2 && head[0] == 0x1F && (head[1] & 0xFF) == 0x8B;
            return new CompressedFile(path, Files.size(path), gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isGzip() {
        return gzip;
    }

    /** Opens the contents; the fault {@code truncated-file} or {@code invalid-gzip} for a head that is none. */
    public Contents open() {
        try {
            CountingStream packed = new CountingStream(Files.newInputStream(path), bytes);
            if (!gzip) {
                return new Contents(new BufferedInputStream(packed, BUFFER_BYTES), packed);
            }
            try {
                return new Contents(new Guard(new GZIPInputStream(packed, BUFFER_BYTES), bytes), packed);
            } catch (EOFException | ZipException notGzip) {
                packed.close();
                throw broken(notGzip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fault for how unpacking failed. */
    static Fault broken(IOException failure) {
        return failure instanceof EOFException
                ? Fault.invalid("truncated-file", "the file ends in the middle of its compressed data")
                : Fault.invalid("invalid-gzip", "the compressed data is damaged: " + failure.getMessage());
    }

    /** What is in the file, and how much of the file has been read. */
    public static final class Contents extends FilterInputStream {

        private final CountingStream packed;

        private Contents(InputStream in, CountingStream packed) {
            super(in);
            this.packed = packed;
        }

        /** How much of the file's bytes have been read so far, 0 to 1. */
        public double fraction() {
            return packed.fraction();
        }
    }

    /** Counts what comes out and refuses too much of it. */
    private static final class Guard extends FilterInputStream {

        private final long most;
        private long count;

        Guard(InputStream in, long packedBytes) {
            super(in);
            this.most = FREE_BYTES + packedBytes * MOST_RATIO;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            if (count > most) {
                throw Fault.invalid(
                        "compression-bomb",
                        "the file grows to more than " + MOST_RATIO + " times its size when it is unpacked");
            }
            return read;
        }
    }
}
