package org.cityreach.exchange.shapefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.cityreach.exchange.format.RowProblem;
import org.cityreach.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of a .dbf one after the other: texts without the spaces at their end, numbers, dates and truth
 * values. A blank field is no value. A text that ends inside a character, as some programs cut them, loses that
 * character. Not safe for use by many threads.
 */
final class TableReader implements AutoCloseable {

    private static final int HEAD_BYTES = 32;
    private static final int MOST_FIELDS = 2000;
    private static final int LANGUAGE_AT = 29;
    private static final byte DELETED = '*';
    private static final byte HEAD_END = 0x0D;

    private final InputStream in;
    private final long recordCount;
    private final int recordBytes;
    private final int language;
    private final List<Field> fields = new ArrayList<>();
    private byte[] row = new byte[0];
    private long number;

    private record Field(byte[] name, char type, int at, int bytes, int decimals) {

        boolean isRead() {
            return "CNFLD".indexOf(type) >= 0;
        }
    }

    /** Opens the stream of a .dbf; the faults {@code damaged-file} and {@code truncated-file}. */
    TableReader(InputStream table, long bytes) {
        this.in = new BufferedInputStream(table, 1 << 16);
        ByteBuffer head = ByteBuffer.wrap(take(HEAD_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        this.recordCount = head.getInt(4) & 0xFFFFFFFFL;
        int headBytes = head.getShort(8) & 0xFFFF;
        this.recordBytes = head.getShort(10) & 0xFFFF;
        this.language = head.get(LANGUAGE_AT) & 0xFF;
        if (headBytes <= HEAD_BYTES || recordBytes == 0) {
            throw Fault.invalid("damaged-file", "the .dbf does not begin as one");
        }
        if (headBytes + recordCount * recordBytes > bytes) {
            throw Fault.invalid(
                    "truncated-file",
                    "the .dbf has " + bytes + " bytes of the " + (headBytes + recordCount * recordBytes)
                            + " that its head says");
        }
        readFields(take(headBytes - HEAD_BYTES));
    }

    private void readFields(byte[] descriptors) {
        int at = 1;
        for (int i = 0; i + HEAD_BYTES <= descriptors.length && descriptors[i] != HEAD_END; i += HEAD_BYTES) {
            int end = i;
            while (end < i + 11 && descriptors[end] != 0) {
                end++;
            }
            byte[] name = new byte[end - i];
            System.arraycopy(descriptors, i, name, 0, name.length);
            int width = descriptors[i + 16] & 0xFF;
            int decimals = descriptors[i + 17] & 0xFF;
            char type = (char) descriptors[i + 11];
            if (type == 'C' && decimals > 0) {
                // Clipper keeps the high byte of long texts there.
                width += decimals << 8;
            }
            fields.add(new Field(name, type, at, width, decimals));
            at += width;
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS || at > recordBytes) {
            throw Fault.invalid("damaged-file", "the fields of the .dbf do not fit its records");
        }
    }

    long recordCount() {
        return recordCount;
    }

    /** The byte by which the table names its character set; 0 where it says nothing. */
    int language() {
        return language;
    }

    /** The names of the fields, each once; those that share one are told apart as {@code name#2}. */
    List<String> names(Charset charset) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Field field : fields) {
            String name = new String(field.name(), charset).strip();
            String free = name;
            for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
                free = name + "#" + i;
            }
            names.add(free);
        }
        return names;
    }

    /** The names of fields of kinds that are not read, such as memos. */
    List<String> unread(Charset charset) {
        List<String> names = names(charset);
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!fields.get(i).isRead()) {
                unread.add(names.get(i));
            }
        }
        return unread;
    }

    boolean hasNext() {
        return number < recordCount;
    }

    /** Goes to the next record, and tells whether it counts: deleted ones stay in the file and do not. */
    boolean next() {
        number++;
        row = take(recordBytes);
        return row[0] != DELETED;
    }

    /** Whether every text of the record, and every name, is good UTF-8. */
    boolean isUtf8() {
        for (Field field : fields) {
            try {
                decode(field.name(), 0, field.name().length, StandardCharsets.UTF_8);
                if (field.type() == 'C') {
                    text(field, StandardCharsets.UTF_8);
                }
            } catch (CharacterCodingException other) {
                return false;
            }
        }
        return true;
    }

    /** The values of the record. */
    @Nullable
    Object[] values(Charset charset) throws RowProblem {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            try {
                values[i] = field.type() == 'C' ? text(field, charset) : value(field);
            } catch (CharacterCodingException wrong) {
                throw new RowProblem(
                        "wrong-encoding",
                        names(charset).get(i) + " is not " + charset.name() + " text; name its encoding");
            }
        }
        return values;
    }

    private @Nullable String text(Field field, Charset charset) throws CharacterCodingException {
        int end = field.at() + field.bytes();
        while (end > field.at() && (row[end - 1] == ' ' || row[end - 1] == 0)) {
            end--;
        }
        if (end == field.at()) {
            return null;
        }
        boolean isFull = end == field.at() + field.bytes();
        for (int cut = 0; ; cut++) {
            try {
                return decode(row, field.at(), end - cut, charset);
            } catch (CharacterCodingException wrong) {
                if (!isFull || cut == 3 || end - cut <= field.at()) {
                    throw wrong;
                }
            }
        }
    }

    private static String decode(byte[] bytes, int from, int to, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
    }

    private @Nullable Object value(Field field) throws RowProblem {
        String text = new String(row, field.at(), field.bytes(), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (text.isEmpty() || text.startsWith("*")) {
            return null;
        }
        return switch (field.type()) {
            case 'N', 'F' -> number(field, text);
            case 'L' -> "TtYy".contains(text) ? Boolean.TRUE : "FfNn".contains(text) ? Boolean.FALSE : null;
            case 'D' -> date(text);
            default -> null;
        };
    }

    private static Object number(Field field, String text) throws RowProblem {
        try {
            boolean isWhole = field.decimals() == 0 && text.matches("[-+]?\\d{1,18}");
            if (isWhole) {
                return Long.parseLong(text);
            }
            return field.decimals() == 0 && text.matches("[-+]?\\d{19}")
                    ? (Object) Long.parseLong(text)
                    : (Object) Double.parseDouble(text.replace(',', '.'));
        } catch (NumberFormatException unfit) {
            throw new RowProblem("invalid-number", "'" + text + "' in the .dbf is not a number");
        }
    }

    private static @Nullable Object date(String text) throws RowProblem {
        if (text.equals("00000000")) {
            return null;
        }
        if (!text.matches("\\d{8}")) {
            throw new RowProblem("invalid-date", "'" + text + "' in the .dbf is not a date");
        }
        return text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6);
    }

    private byte[] take(int bytes) {
        try {
            byte[] taken = in.readNBytes(bytes);
            if (taken.length < bytes) {
                throw Fault.invalid("truncated-file", "the .dbf ends too soon, at record " + number);
            }
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
