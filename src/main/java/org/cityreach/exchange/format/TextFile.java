package org.cityreach.exchange.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * A text file and the character set it is in. A byte order mark decides; without one a file whose every
 * byte is good UTF-8 is UTF-8, and any other is GB18030, which includes GBK and GB2312. Immutable.
 *
 * @param markBytes length of the byte order mark, which no reader sees
 * @param detected whether the character set was found rather than given
 */
public record TextFile(Path path, Charset charset, int markBytes, boolean detected, long bytes) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_CHARACTER_BYTES = 3;

    /**
     * Opens a file; faults: {@code empty-file}, {@code unknown-encoding}, {@code wrong-encoding},
     * {@code not-text} for zeros or a zip's head, {@code truncated-file} where it ends inside a character.
     *
     * @param encoding as the caller gave it; null to detect it
     */
    public static TextFile open(Path path, @Nullable String encoding) {
        try {
            long bytes = Files.size(path);
            byte[] head = head(path);
            refuseOtherThanText(bytes, head);
            Mark mark = Mark.of(head);
            Charset given = encoding == null ? mark.charset() : named(encoding);
            if (given != null) {
                Defect defect = firstDefect(path, given, mark.bytes());
                if (defect != null) {
                    throw wrongEncoding(given, defect, bytes);
                }
                return new TextFile(path, given, mark.bytes(), encoding == null, bytes);
            }
            return detect(path, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TextFile detect(Path path, long bytes) throws IOException {
        Defect inUtf8 = firstDefect(path, StandardCharsets.UTF_8, 0);
        if (inUtf8 == null) {
            return new TextFile(path, StandardCharsets.UTF_8, 0, true, bytes);
        }
        if (inUtf8.zero()) {
            throw wrongEncoding(StandardCharsets.UTF_8, inUtf8, bytes);
        }
        if (inUtf8.afterLetters() && bytes - inUtf8.offset() <= LONGEST_CHARACTER_BYTES) {
            throw wrongEncoding(StandardCharsets.UTF_8, inUtf8, bytes);
        }
        Defect inGb = firstDefect(path, GB18030, 0);
        if (inGb == null) {
            return new TextFile(path, GB18030, 0, true, bytes);
        }
        throw Fault.invalid(
                "unknown-encoding",
                "the file is neither UTF-8 (byte " + inUtf8.offset() + ") nor GB18030 (byte " + inGb.offset()
                        + "); name its encoding or save it as UTF-8");
    }

    private static void refuseOtherThanText(long bytes, byte[] head) {
        if (bytes == 0) {
            throw Fault.invalid("empty-file", "the file is empty");
        }
        if (head.length >= 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
            throw Fault.invalid("not-text", "the file is a zip archive or a spreadsheet, not a text");
        }
    }

    private static byte[] head(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(4);
        }
    }

    private static Charset named(String encoding) {
        try {
            String name = encoding.strip();
            // GBK files made by current systems hold characters that only its superset has.
            return name.equalsIgnoreCase("GBK") || name.equalsIgnoreCase("GB2312") ? GB18030 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw Fault.invalid(
                    "unknown-encoding", "encoding", encoding, "UTF-8, GBK, GB18030, UTF-16, windows-1252 …");
        }
    }

    private static Fault wrongEncoding(Charset charset, Defect defect, long bytes) {
        if (defect.zero()) {
            return Fault.invalid("not-text", "the file has a zero at byte " + defect.offset() + "; it is no text");
        }
        if (bytes - defect.offset() <= LONGEST_CHARACTER_BYTES) {
            return Fault.invalid("truncated-file", "the file ends inside a character, at byte " + defect.offset());
        }
        return Fault.invalid(
                "wrong-encoding", "byte " + defect.offset() + " of the file is not " + charset.name() + " text");
    }

    /**
     * Where a file stops being good text.
     *
     * @param zero whether it is the character U+0000, which no text has
     * @param afterLetters whether characters of more than one byte came before
     */
    private record Defect(long offset, boolean zero, boolean afterLetters) {}

    private static @Nullable Defect firstDefect(Path path, Charset charset, int skipBytes) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer out = CharBuffer.allocate(BUFFER_BYTES);
        long consumed = skipBytes;
        boolean letters = false;
        try (ReadableByteChannel channel = Files.newByteChannel(path).position(skipBytes)) {
            boolean end = false;
            while (!end) {
                end = channel.read(in) < 0;
                in.flip();
                int before = in.position();
                CoderResult result = decoder.decode(in, out, end);
                letters |= out.position() < in.position() - before;
                int zero = indexOfZero(out);
                if (zero >= 0) {
                    return new Defect(consumed + zero, true, letters);
                }
                consumed += in.position() - before;
                if (result.isError()) {
                    return new Defect(consumed, false, letters);
                }
                in.compact();
                out.clear();
            }
        }
        return null;
    }

    private static int indexOfZero(CharBuffer out) {
        char[] characters = out.array();
        for (int i = 0; i < out.position(); i++) {
            if (characters[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The bytes after the byte order mark. */
    CountingStream stream() throws IOException {
        CountingStream stream = new CountingStream(Files.newInputStream(path), bytes);
        stream.skipNBytes(markBytes);
        return stream;
    }

    static Reader reader(CountingStream stream, Charset charset) {
        return new InputStreamReader(stream, charset);
    }

    /** What a byte order mark says. */
    private record Mark(@Nullable Charset charset, int bytes) {

        static Mark of(byte[] head) {
            if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
                return new Mark(StandardCharsets.UTF_8, 3);
            }
            if (startsWith(head, 0xFF, 0xFE)) {
                return new Mark(StandardCharsets.UTF_16LE, 2);
            }
            if (startsWith(head, 0xFE, 0xFF)) {
                return new Mark(StandardCharsets.UTF_16BE, 2);
            }
            return new Mark(null, 0);
        }

        private static boolean startsWith(byte[] head, int... mark) {
            for (int i = 0; i < mark.length; i++) {
                if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
