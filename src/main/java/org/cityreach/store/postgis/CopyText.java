package org.cityreach.store.postgis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Rows in PostgreSQL's COPY text format: fields with tabs between, {@code \N} for null, backslash before
 * what means something. Source: PostgreSQL 15 manual, COPY, file formats, text.
 */
final class CopyText {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[1 << 16];
    private int size;
    private boolean isRowBegun;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    void endRow() {
        put('\n');
        isRowBegun = false;
    }

    void addNull() {
        beginField();
        put('\\');
        put('N');
    }

    /** Adds a value of any property type. */
    void add(@Nullable Object value) {
        if (value == null) {
            addNull();
        } else if (value instanceof Instant moment) {
            addPlain(OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).toString());
        } else if (value instanceof Boolean truth) {
            addPlain(truth ? "t" : "f");
        } else if (value instanceof String text) {
            addText(text);
        } else {
            addPlain(value.toString());
        }
    }

    /** Adds little-endian WKB as PostGIS reads it: in hexadecimal digits, with the system's number. */
    void addGeometry(byte[] wkb, int srid) {
        beginField();
        reserve(2 * wkb.length + 8);
        for (int i = 0; i < 5; i++) {
            // the fourth byte of the type says that the number of the system follows
            putHex(i == 4 ? wkb[i] | 0x20 : wkb[i]);
        }
        for (int shift = 0; shift < 32; shift += 8) {
            putHex(srid >> shift);
        }
        for (int i = 5; i < wkb.length; i++) {
            putHex(wkb[i]);
        }
    }

    private void putHex(int value) {
        bytes[size++] = HEX[value >> 4 & 15];
        bytes[size++] = HEX[value & 15];
    }

    private void addPlain(String ascii) {
        beginField();
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
    }

    private void addText(String text) {
        beginField();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        reserve(2 * utf8.length);
        for (byte b : utf8) {
            byte letter = escaped(b);
            if (letter != 0) {
                bytes[size++] = '\\';
                bytes[size++] = letter;
            } else {
                bytes[size++] = b;
            }
        }
    }

    private static byte escaped(byte b) {
        return switch (b) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void beginField() {
        if (isRowBegun) {
            put('\t');
        }
        isRowBegun = true;
    }

    private void put(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
